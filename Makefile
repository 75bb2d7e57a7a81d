# The usual jobs; `make help` lists them.

.PHONY: help demo install uninstall tutorial tutorial-numbers examples test pages test-install lint docs gallery bench bench-peers bench-blas \
  fuzz compare test-address test-thread graphviz

# What is installed needs no Swift, and no library at all where the system has its own ones as archives.
ifeq ($(shell uname),Linux)
archive = $(wildcard $(shell clang -print-file-name=libc.a))
# A program's classes are read and changed all the time: what guards that in a debug build costs a tenth there. The
# command computes on one thread, and another one only waits for signals: counting references as if both did costs a fifth.
release = -c release -Xswiftc -enforce-exclusivity=unchecked -Xswiftc -Xfrontend -Xswiftc -assume-single-threaded \
  --static-swift-stdlib $(if $(archive),-Xswiftc -static-executable) \
  --scratch-path .build-static
else
release = -c release
endif

PREFIX ?= /usr/local
share = $(DESTDIR)$(PREFIX)/share
# Of the command, its manual page, and its completions in three shells.
installed = $(DESTDIR)$(PREFIX)/bin/gradviz $(share)/man/man1/gradviz.1 \
  $(share)/bash-completion/completions/gradviz $(share)/zsh/site-functions/_gradviz \
  $(share)/fish/vendor_completions.d/gradviz.fish

help: ## Lists the jobs
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 18

demo: graphviz ## Draws a neuron: the values, and the gradients that flow back
	swift build --product gradviz
	.build/debug/gradviz Examples/programs/neuron.py
	@echo "The picture is output/neuron.svg: open it in a browser."

install: ## Installs the command, its manual page and completions in PREFIX (/usr/local)
	swift build $(release) --product gradviz
	mkdir -p $(dir $(installed))
	install -s -m 755 $$(swift build $(release) --show-bin-path)/gradviz $(word 1, $(installed))
	.ci/manual $(word 1, $(installed)) > $(word 2, $(installed))
	$(word 1, $(installed)) --generate-completion-script bash > $(word 3, $(installed))
	$(word 1, $(installed)) --generate-completion-script zsh > $(word 4, $(installed))
	$(word 1, $(installed)) --generate-completion-script fish > $(word 5, $(installed))

uninstall: ## Removes what install put in PREFIX
	rm -f $(installed)

tutorial: graphviz ## Makes the tutorial's texts, pages and pictures in output/tutorial
	swift build --product Tutorial
	.build/debug/Tutorial output/tutorial

tutorial-numbers: ## Puts the right numbers into the tutorial's texts
	swift build --product Tutorial
	.build/debug/Tutorial --write

# In the order of README's table.
examples = linear-regression moons digits detection clustering cartpole language-id translation names compression

examples: graphviz ## Trains every example in full, draws into output/, writes README's table
	@# Of several products one command builds the last alone.
	for name in $(examples); do swift build -c release --product $$name || exit 1; done
	for name in $(examples); do echo "== $$name"; .build/release/$$name output || exit 1; done
	.ci/examples $(examples)

test: graphviz ## Runs every test
	swift test --disable-xctest

pages: graphviz ## Tests the pages in Chromium, where it is installed
	swift build --product gradviz
	swift build --product Tutorial
	Tests/Pages/install
	.pages/bin/pytest --quiet --numprocesses 2 Tests/Pages

fuzz: ## Tries changed programs, formulas, graphs and layouts for SECONDS (120)
	Tests/Fuzz/run $(or $(SECONDS),120)

compare: ## Runs random programs with CPython 3.11 and gradviz, for SECONDS (60): both print the same
	swift build --product gradviz
	Tests/Fuzz/Differential/compare --seconds $(or $(SECONDS),60)

test-address: graphviz ## Runs the tests of the libraries with the address sanitizer
	# The argument parser's few bytes until exit are no error of ours.
	ASAN_OPTIONS=detect_leaks=0 swift test --disable-xctest --sanitize address \
	  --scratch-path .build-address

test-thread: graphviz ## Runs the tests that use several threads with the thread sanitizer
	swift test --disable-xctest --sanitize thread --scratch-path .build-thread \
	  --filter 'GraphvizTests|GradVizTests|MicrogradTests'

test-install: graphviz ## Tests that what is installed runs without Swift
	Tests/Install/run

lint: ## Checks the style of all Swift sources
	swift format lint --strict --recursive $(wildcard Package.swift Sources Tests Examples)

docs: ## Builds the documentation of the libraries into .build/docs
	swift package --allow-writing-to-directory .build generate-documentation \
	  --target ComputationGraph --target Graphviz --target Micrograd --target Networks --target GradViz \
	  --enable-experimental-combined-documentation --warnings-as-errors --output-path .build/docs
	.ci/undocumented .build/*/extracted-symbols

gallery: graphviz ## Makes the pictures in output/ anew
	swift build --product gradviz
	for program in Examples/programs/*.py; do \
	  name=output/$$(basename $$program .py); \
	  .build/debug/gradviz $$program -o $$name.dot -o $$name.svg || exit 1; \
	done
	for style in card classic; do for theme in light dark paper; do \
	  name=output/neuron-$$style-$$theme; \
	  .build/debug/gradviz Examples/programs/neuron.py --style $$style --theme $$theme \
	    -o $$name.dot -o $$name.svg || exit 1; \
	done; done
	for name in neuron mlp_scopes rnn_unrolled attention; do \
	  .build/debug/gradviz replay Examples/programs/$$name.py \
	    -o output/replay-$$name.html || exit 1; \
	done
	.build/debug/gradviz replay Examples/programs/neuron.py -o output/neuron-replay.svg

bench: graphviz ## Measures, beside the peers that bench-peers installed
	swift build $(release) --product gradviz
	GRADVIZ=$$(swift build $(release) --show-bin-path)/gradviz swift run -c release Benchmarks

bench-blas: ## Measures tensors with the system's BLAS instead of our own products of matrices
	swift build -c release --traits BLAS --scratch-path .build-blas --product Benchmarks
	for part in mlp convolution matmul; do \
	  OPENBLAS_NUM_THREADS=1 .build-blas/release/Benchmarks $$part || exit 1; \
	done

bench-peers: ## Installs what to measure against, in .peers
	Tests/Benchmarks/peers/install

graphviz:
	@.ci/install dot graphviz fonts-liberation
