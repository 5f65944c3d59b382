# Two commands do everything: `make site` publishes the digest in content/, `make test` passes the tests.
# Both first set up OpenCC 1.4, the C++ library that converts Simplified and Traditional Chinese.

OPENCC_VERSION := 1.4.2
OUTPUT ?= public
DIGEST := target/release/digest

# What `make` fetches when the system has no OpenCC 1.4: the wheel of the Python package `opencc`, which
# carries a static library. Only that library is used, so the wheel's Python version does not matter.
ARCH := $(shell uname -s)-$(shell uname -m)
WHEEL_PLATFORM_Linux-x86_64 := manylinux2014_x86_64
WHEEL_PLATFORM_Linux-aarch64 := manylinux2014_aarch64
WHEEL_SHA256_Linux-x86_64 := 794afd1f5254b22fb7e8655d3e60f0467e4a1ad5ebbd62f9efdd2dd421dd43db
WHEEL_SHA256_Linux-aarch64 := 689eea00ddfdaa3ba0b78426da34759dcb07db52b2fc1c660fa62b3d94ee4f04
WHEEL_PLATFORM := $(WHEEL_PLATFORM_$(ARCH))
WHEEL_SHA256 := $(WHEEL_SHA256_$(ARCH))

.PHONY: help site test web-test setup clean

help:
	@echo 'make site    set up what is missing, build the program, publish content/ to $(OUTPUT)/'
	@echo 'make test    set up what is missing, run all tests'
	@echo 'make web-test check the published pages with validators and a browser (needs Node 20, Java, Chromium, xmllint)'
	@echo 'make setup   only the set-up: OpenCC $(OPENCC_VERSION)'
	@echo 'make clean   remove what the others made'

site: setup
	cargo build --release --locked
	$(DIGEST) build --output '$(OUTPUT)'
	@echo
	@echo 'To look at it:  python3 -m http.server --directory $(OUTPUT) 8080'
	@echo 'then open       http://127.0.0.1:8080/'

test: setup
	cargo test --locked

# Installs the checkers once, as their lockfiles say; after that it asks no other host for anything. With SAMPLE=1 fewer
# pages are looked at.
web-test: setup tests/web/ready
	cargo build --release --locked
	tests/web/all.sh $(DIGEST)

tests/web/ready: tests/web/package-lock.json tests/web/requirements.txt
	@for tool in node npm java xmllint chromium; do \
	  command -v $$tool >/dev/null || { echo "web-test: $$tool is missing; install it, then run make again"; exit 1; }; done
	cd tests/web && PUPPETEER_SKIP_DOWNLOAD=1 npm ci --ignore-scripts --no-audit --no-fund
	python3 -m venv tests/web/py && tests/web/py/bin/pip install --quiet -r tests/web/requirements.txt
	@touch $@

setup: .opencc/ready

# A stamp, so that a second `make` does nothing. pkg-config first: a system library gets the system's updates.
.opencc/ready: Makefile
	@rm -rf .opencc .cargo/config.toml
	@mkdir -p .opencc .cargo
	@if pkg-config --exists 'opencc >= 1.4' 'opencc < 1.5' 2>/dev/null; then \
	  echo "setup: OpenCC $$(pkg-config --modversion opencc) of the system, by pkg-config"; \
	elif [ -n '$(WHEEL_SHA256)' ]; then \
	  $(MAKE) --no-print-directory opencc-from-wheel; \
	else \
	  echo 'setup: no prebuilt OpenCC for $(ARCH). Install OpenCC 1.4 so that pkg-config finds it'; \
	  echo '       (source: the project "BYVoid/OpenCC", release 1.4), then run make again.'; \
	  exit 1; \
	fi
	@touch $@

.PHONY: opencc-from-wheel
opencc-from-wheel:
	@command -v python3 >/dev/null || { echo 'setup: python3 with pip is needed to fetch OpenCC $(OPENCC_VERSION); install it, or OpenCC 1.4 itself'; exit 1; }
	@echo 'setup: fetching OpenCC $(OPENCC_VERSION) (static library, from the PyPI package opencc)'
	@echo 'opencc==$(OPENCC_VERSION) --hash=sha256:$(WHEEL_SHA256)' > .opencc/requirements.txt
	@python3 -m pip download --quiet --require-hashes --no-deps --only-binary=:all: \
	  --platform $(WHEEL_PLATFORM) --python-version 3.11 --implementation cp \
	  --dest .opencc --requirement .opencc/requirements.txt
	@python3 -m zipfile -e .opencc/opencc-$(OPENCC_VERSION)-*.whl .opencc/wheel
	@mkdir -p .opencc/lib
	@cp .opencc/wheel/opencc/clib/lib*/libopencc.a .opencc/wheel/opencc/clib/lib*/libmarisa.a .opencc/lib/
	@cp -r .opencc/wheel/opencc/clib/include .opencc/include
	@rm -rf .opencc/wheel .opencc/*.whl
	@printf '%s\n' \
	  '# Written by `make setup`; tells the crate opencc-rust where its C++ library is.' \
	  '[env]' \
	  'OPENCC_LIB_DIRS = { value = ".opencc/lib", relative = true }' \
	  'OPENCC_INCLUDE_DIRS = { value = ".opencc/include", relative = true }' \
	  'OPENCC_LIBS = "opencc:marisa"' \
	  'OPENCC_STATIC = "1"' \
	  'OPENCC_DYLIB_STDCPP = "1"' > .cargo/config.toml

clean:
	rm -rf target .opencc .cargo/config.toml '$(OUTPUT)'
