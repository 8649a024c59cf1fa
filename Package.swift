// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "quoth",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "quoth", targets: ["QuothCommand"]),
    .library(name: "Quoth", targets: ["Quoth"]),
    .library(name: "CommonMark", targets: ["CommonMark"]),
    .library(name: "Mustache", targets: ["Mustache"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    .systemLibrary(
      name: "Ccmark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(
      name: "Csqlite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .target(name: "CPlatform"),
    .target(name: "SQLite", dependencies: ["Csqlite"], swiftSettings: strict),
    .target(name: "CommonMark", dependencies: ["Ccmark", "CPlatform"], swiftSettings: strict),
    .target(name: "Mustache", dependencies: ["CPlatform"], swiftSettings: strict),
    .target(
      name: "Quoth",
      dependencies: [
        "CommonMark", "Mustache", "SQLite", "CPlatform", .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .target(
      name: "QuothPreview",
      dependencies: [
        "Quoth", .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
      ],
      resources: [.embedInCode("Resources/preview.js"), .embedInCode("Resources/preview.css")],
      swiftSettings: strict),
    .target(
      name: "QuothPublish",
      dependencies: ["Quoth", .product(name: "Subprocess", package: "swift-subprocess")],
      swiftSettings: strict),
    .executableTarget(
      name: "QuothCommand",
      dependencies: [
        "Quoth", "QuothPreview", "QuothPublish", "CPlatform",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CommonMarkTests", dependencies: ["CommonMark", "Ccmark"], swiftSettings: strict),
    .testTarget(name: "SQLiteTests", dependencies: ["SQLite", "Csqlite", "Quoth"], swiftSettings: strict),
    .testTarget(name: "MustacheTests", dependencies: ["Mustache"], swiftSettings: strict),
    .testTarget(
      name: "QuothTests", dependencies: ["Quoth"], exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "QuothPreviewTests", dependencies: ["QuothPreview", "Quoth"], swiftSettings: strict),
    .testTarget(
      name: "QuothCommandTests",
      dependencies: ["QuothCommand", "Quoth", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
