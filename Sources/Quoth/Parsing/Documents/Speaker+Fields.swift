extension Speaker {
  init(_ file: SourceFile, _ fields: inout Fields) {
    path = file.path
    id = file.id
    header = Header(&fields, id: file.id, titleKey: "name")
    sortName = fields.words("sort_name")
    otherNames = fields.texts("other_names")
    roles = Self.roles(&fields)
    affiliation = fields.words("affiliation")
    born = fields.date("born")?.value
    died = fields.date("died")?.value
    image = fields.address("image")
    sameAs = fields.addresses("same_as")
    body = Body()
  }

  /// `role: President of Russia`, or a list of such texts and of maps:
  ///
  ///     role:
  ///       - {role: Prime Minister, from: 2008, to: 2012-05-07}
  ///       - {role: President, from: 2012}
  private static func roles(_ fields: inout Fields) -> [Role] {
    guard let node = fields.node("role") else { return [] }
    let items: [YAMLNode] = if case .list(let items) = node.value { items } else { [node] }
    return items.compactMap { item in
      guard case .map = item.value else { return fields.text(item, "role").map { Role(role: $0.value) } }
      var role: Role?
      fields.map(item, of: "an entry of “role”") { entry in
        let words = entry.text("role", isRequired: true)
        let (from, to) = (entry.date("from"), entry.date("to"))
        if let words { role = Role(role: words.value, from: from?.value, to: to?.value) }
      }
      return role
    }
  }
}
