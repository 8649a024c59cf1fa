/// What SQLite refused to do, in its own words.
public struct DatabaseFault: Error, CustomStringConvertible {
  public var description: String
}
