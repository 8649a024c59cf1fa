/// The version of the program, as `quoth --version` and feeds' generators name it.
public enum QuothVersion {
  public static let current = "0.1.0"
}
