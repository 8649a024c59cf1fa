# Everything there is to do with the project, one target each: `make help` lists them.

SWIFT ?= swift
# Where `make install` puts the tool; DESTDIR stands before it, for packagers.
PREFIX ?= /usr/local
DESTDIR ?=
# STATIC=1 links all libraries but the C library into the binary.
STATIC ?=
# The archive that `make site` builds, and where to.
SITE ?= .
OUTPUT ?= $(SITE)/_site

PACKAGES := libcmark-dev libsqlite3-dev pkg-config
# What the browser tests drive; Tests/Browser/run installs the rest into .build/browser.
BROWSER_PACKAGES := chromium python3-venv default-jre-headless
# The other ends that publishing is tested with; scripts/python-tools installs the S3 server into .build/s3.
SERVER_PACKAGES := git rsync openssh-server rclone nginx-light curl python3-venv
SHARE := $(DESTDIR)$(PREFIX)/share

# Swift's own libraries are part of the binary where they can be: counting references, most of what a build does besides
# reading and writing memory, then takes a seventh less time.
ifeq ($(shell uname),Linux)
SWIFT_LIBRARIES := --static-swift-stdlib
endif

ifeq ($(STATIC),)
BUILD_FLAGS := $(SWIFT_LIBRARIES)
BUILD_PATH := .build/release
else
# The linker takes the first library of a name that it meets: in this folder, named by our own copy of the package
# description, it meets the archives only.
ARCHIVES := $(CURDIR)/.build/archives
BUILD_FLAGS := --scratch-path .build/static $(SWIFT_LIBRARIES) -Xlinker -L$(ARCHIVES) -Xlinker -s \
  -Xswiftc -Xclang-linker -Xswiftc -static-libgcc
export PKG_CONFIG_PATH := $(ARCHIVES):$(PKG_CONFIG_PATH)
BUILD_PATH := .build/static/release
endif

.DEFAULT_GOAL := help
.PHONY: help site tool test format lint bench install uninstall package clean packages archives

help: ## list the targets
	@echo "Usage: make TARGET [NAME=VALUE …]"
	@echo
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: tool ## build the archive in SITE=. into OUTPUT=_site
	$(BUILD_PATH)/quoth build --site "$(SITE)" --output "$(OUTPUT)"

tool: packages archives ## build the quoth command (release mode; STATIC=1: with all libraries but the C library in it)
	$(SWIFT) build -c release --product quoth $(BUILD_FLAGS)

test: packages ## run all tests: those in Swift, then those in a browser
	@scripts/require $(BROWSER_PACKAGES) $(SERVER_PACKAGES)
	@scripts/python-tools s3 Tests/S3/requirements.txt
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --disable-xctest
	Tests/Browser/run

format: ## format the Swift code
	$(SWIFT) format -i -r Sources Tests Package.swift

lint: ## check the format of the Swift code, and who imports what
	$(SWIFT) format lint --strict -r Sources Tests Package.swift
	scripts/check-imports

bench: tool ## measure time and memory: breakdown by stage, scale, ratio to a program that only parses (SIZES="1000 10000")
	Benchmarks/run --quoth $(BUILD_PATH)/quoth $(if $(SIZES),--sizes "$(SIZES)")

install: tool ## install the command, its templates and shell completions below PREFIX=/usr/local (DESTDIR=, STATIC=1)
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(SHARE)/quoth" "$(SHARE)/bash-completion/completions" \
	  "$(SHARE)/zsh/site-functions" "$(SHARE)/fish/vendor_completions.d"
	install -s -m 755 $(BUILD_PATH)/quoth "$(DESTDIR)$(PREFIX)/bin/quoth"
	rm -rf "$(SHARE)/quoth/site-templates" "$(SHARE)/quoth/starter"
	cp -R site-templates starter "$(SHARE)/quoth/"
	chmod -R u=rwX,go=rX "$(SHARE)/quoth"
	$(BUILD_PATH)/quoth --generate-completion-script bash > "$(SHARE)/bash-completion/completions/quoth"
	$(BUILD_PATH)/quoth --generate-completion-script zsh > "$(SHARE)/zsh/site-functions/_quoth"
	$(BUILD_PATH)/quoth --generate-completion-script fish > "$(SHARE)/fish/vendor_completions.d/quoth.fish"

uninstall: ## remove what install has put there
	rm -f "$(DESTDIR)$(PREFIX)/bin/quoth" "$(SHARE)/bash-completion/completions/quoth" \
	  "$(SHARE)/zsh/site-functions/_quoth" "$(SHARE)/fish/vendor_completions.d/quoth.fish"
	rm -rf "$(SHARE)/quoth"

package: ## make quoth.tar.gz, the command with all that it needs, for machines without Swift
	rm -rf .build/package
	$(MAKE) install STATIC=1 DESTDIR="$(CURDIR)/.build/package" PREFIX=/quoth
	tar -czf quoth.tar.gz -C .build/package quoth

clean: ## remove all that was built
	rm -rf .build _site

packages:
	@SWIFT="$(SWIFT)" scripts/require $(PACKAGES)

archives:
ifneq ($(STATIC),)
	@mkdir -p $(ARCHIVES) && rm -f $(ARCHIVES)/*
	@for name in libcmark sqlite3; do \
	  libs=$$(pkg-config --variable=libdir $$name) && pcs=$$(pkg-config --variable=pcfiledir $$name) && \
	  sed "s|^libdir=.*|libdir=$(ARCHIVES)|" "$$pcs/$$name.pc" > $(ARCHIVES)/$$name.pc && \
	  ln -s "$$libs/lib$${name#lib}.a" $(ARCHIVES)/ || exit 1; \
	done
	@ln -s "$$(clang -print-file-name=libstdc++.a)" $(ARCHIVES)/
endif
