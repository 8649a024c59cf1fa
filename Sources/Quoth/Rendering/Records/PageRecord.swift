import Mustache

/// What a template sees of one thing. Named so because the record of a source, which quotes are compared with, is a
/// record too.
typealias PageRecord = Mustache.Record
