# The usual jobs; `make help` lists them.

.PHONY: help demo test pages lint docs gallery bench bench-peers bench-blas fuzz test-address test-thread graphviz

help: ## Lists the jobs
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

demo: graphviz ## Draws a neuron: the values, and the gradients that flow back
	swift build --product gradviz
	.build/debug/gradviz Examples/programs/neuron.py
	@echo "The picture is output/neuron.svg: open it in a browser."

test: graphviz ## Runs every test
	swift test --disable-xctest

pages: graphviz ## Tests the pages in Chromium, where it is installed
	swift build --product gradviz
	Tests/Pages/install
	.pages/bin/pytest --quiet Tests/Pages

fuzz: ## Tries changed programs, formulas and graphs for SECONDS (120)
	Tests/Fuzz/run $(or $(SECONDS),120)

test-address: graphviz ## Runs the tests of the libraries with the address sanitizer
	# The argument parser's few bytes until exit are no error of ours.
	ASAN_OPTIONS=detect_leaks=0 swift test --disable-xctest --sanitize address \
	  --scratch-path .build-address

test-thread: graphviz ## Runs the tests that use several threads with the thread sanitizer
	swift test --disable-xctest --sanitize thread --scratch-path .build-thread \
	  --filter 'GraphvizTests|GradVizTests|MicrogradTests'

lint: ## Checks the style of all Swift sources
	swift format lint --strict --recursive $(wildcard Package.swift Sources Tests Examples)

docs: ## Builds the documentation of the libraries into .build/docs
	swift package --allow-writing-to-directory .build generate-documentation \
	  --target ComputationGraph --target Graphviz --target Micrograd --target GradViz \
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
	swift build -c release --product gradviz
	swift run -c release Benchmarks

bench-blas: ## Measures tensors with the system's BLAS instead of our own products of matrices
	swift build -c release --traits BLAS --scratch-path .build-blas --product Benchmarks
	for part in mlp convolution matmul; do \
	  OPENBLAS_NUM_THREADS=1 .build-blas/release/Benchmarks $$part || exit 1; \
	done

bench-peers: ## Installs the Python programs to measure against, in .peers
	Tests/Benchmarks/peers/install

graphviz:
	@.ci/install dot graphviz fonts-liberation
