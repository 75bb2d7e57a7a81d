# The usual jobs; `make help` lists them.

.PHONY: help demo test lint gallery bench bench-peers graphviz

help: ## Lists the jobs
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

demo: graphviz ## Draws a neuron: the values, and the gradients that flow back
	swift build --product gradviz
	.build/debug/gradviz Examples/programs/neuron.py
	@echo "The picture is output/neuron.svg: open it in a browser."

test: graphviz ## Runs every test
	swift test --disable-xctest

lint: ## Checks the style of all Swift sources
	swift format lint --strict --recursive $(wildcard Package.swift Sources Tests Examples)

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

bench: graphviz ## Measures, beside the peers that bench-peers installed
	swift build -c release --product gradviz
	swift run -c release Benchmarks

bench-peers: ## Installs the Python programs to measure against, in .peers
	Tests/Benchmarks/peers/install

graphviz:
	@.ci/install dot graphviz fonts-liberation
