// The computation: what was recorded, and what follows when a leaf is changed.

/** Lists of numbers; what JSON has no number for is a text in them. */
const lists = ['data', 'grad', 'earlier', 'local', 'contribution', 'gradient'];
const data = JSON.parse(document.getElementById('data').textContent, (key, value) =>
  (lists.includes(key) && Array.isArray(value) ? value.map(Number) : value));
const {nodes, steps, operations} = data;
const number = (value) => formatted(value, data.precision);

for (const node of nodes) node.leaf = node.origin !== 'result';

/** What is known before any reader changes anything: arrays are replaced, never changed. */
const originals = nodes.map((node) => ({data: node.data, edges: node.edges.map((edge) => ({...edge}))}));

/** What this page lacks to compute a value and the gradients it passes back; null for nothing. */
function lacking(node) {
  const operation = operations[node.operation];
  if (!operation || node.index > 0) return nameOf(nodes.indexOf(node));
  // A name from a file may be that of anything.
  const unknown = operation.kernels.find((name) => !Object.hasOwn(kernels, name));
  if (unknown !== undefined || operation.value === null) return unknown ?? operation.name;
  const isRuled = node.edges.every(({local, contribution}, operand) => {
    const rule = operation.rules[operand] ?? {};
    return (!local || rule.local != null) && (!contribution || (rule.local ?? rule.pullback) != null);
  });
  return isRuled ? null : `the gradient of ${operation.name}`;
}

/** Why leaves cannot be changed; null where they can. */
function reasonAgainstEditing() {
  if (steps.some((step) => step.entry === 'beyond')) {
    return `${data.objective}, which was differentiated, is not in this graph`;
  }
  for (const [i, node] of nodes.entries()) {
    if (!node.data) return `this graph does not say what ${nameOf(i)} was`;
    const lack = node.leaf ? null : lacking(node);
    if (lack !== null) return `this page cannot compute ${lack} (${nameOf(i)})`;
  }
  return null;
}

/** A function of a node's operands and result, and of the upstream gradient, in a shape. */
function computed(position, node, shape, upstream) {
  const operands = node.inputs.map((i) => nodes[i]);
  const gradient = {shape: node.shape, data: upstream};
  return stretched(functions[position](operands, node, gradient), shape);
}

function computeForward(node) {
  const {value, rules} = operations[node.operation];
  node.data = computed(value, node, node.shape);
  node.edges.forEach((edge, operand) => {
    if (edge.local) edge.local = computed(rules[operand].local, node, node.shape);
  });
}

function computeContribution(node, operand, upstream) {
  const {rules, isGate} = operations[node.operation];
  const {shape} = nodes[node.inputs[operand]];
  const rule = rules[operand];
  if (rule.local == null) return computed(rule.pullback, node, shape, upstream);
  const local = node.edges[operand].local ?? computed(rule.local, node, node.shape);
  const parts = upstream.map((g, i) => (isGate && local[i] === 0 ? 0 : g * local[i]));
  return kernels.sum_to({shape}, {shape: node.shape, data: parts}).data;
}

/** What each step back adds: `flows[k]` belongs to `steps[k]`. */
let flows = [];

const targetOf = (step) => step.target ?? step.node;

/** Takes all steps; with `anew` numbers are computed, else they are those recorded. */
function run(anew) {
  const grads = nodes.map((node) => node.earlier);
  flows = steps.map((step) => {
    const node = nodes[step.node];
    if (step.kind === 'forward') {
      if (anew) computeForward(node);
      return null;
    }
    if (anew && step.kind === 'flow') {
      node.edges[step.operand].contribution = computeContribution(node, step.operand, grads[step.node]);
    }
    const contribution = step.gradient ?? node.edges[step.operand].contribution;
    const before = grads[targetOf(step)];
    const after = before ? before.map((value, i) => value + contribution[i]) : contribution;
    grads[targetOf(step)] = after;
    return {before, contribution, after};
  });
  nodes.forEach((node, i) => { node.grad = grads[i]; });
}

function restore() {
  nodes.forEach((node, i) => {
    node.data = originals[i].data;
    node.edges.forEach((edge, operand) => Object.assign(edge, originals[i].edges[operand]));
  });
  run(false);
}

/** What is differentiated, as a number: where gradients enter, values times gradients. */
const objective = () => steps.filter((step) => step.gradient).reduce((sum, step) =>
  sum + step.gradient.reduce((part, g, i) => part + g * nodes[step.node].data[i], 0), 0);

/** Which values are known, and which gradients, after a number of steps. */
function stateAfter(count) {
  const known = nodes.map((node) => node.leaf);
  const grads = nodes.map((node) => node.earlier);
  for (let i = 0; i < count; i++) {
    if (steps[i].kind === 'forward') known[steps[i].node] = true;
    else grads[targetOf(steps[i])] = flows[i].after;
  }
  return {computed: known, grads};
}

/** Whether a number needs brackets: a negative one after an operator, or with an exponent. */
const isBracketed = (text, before, after) => text.startsWith('−')
  && (/[+−×÷·@] $/.test(before) || (typeof after === 'string' && /^[²³⁴⁵⁶⁷⁸⁹⁰¹ˣ⁻^]/.test(after)));

/** A sentence with its numbers put in. */
function told(pieces, flow, shape) {
  const filledIn = ([kind, position, operand]) => {
    const node = nodes[position];
    switch (kind) {
      case 'data': return valueText(node.data, node.shape);
      case 'grad': return valueText(node.grad, node.shape);
      case 'local': return valueText(node.edges[operand].local, node.shape);
      default: return valueText(flow?.[kind], shape);
    }
  };
  return pieces.reduce((before, piece, i) => {
    if (typeof piece === 'string') return before + piece;
    const text = filledIn(piece);
    return before + (isBracketed(text, before, pieces[i + 1]) ? `(${text})` : text);
  }, '');
}

const nameOf = (position) => told(nodes[position].name);

/** `a + b`, `tanh(n)`: texts, and whatever `show` makes of an operand; by names it is node.expression. */
const expression = (node, show) =>
  (node.told ?? []).map((piece) => (typeof piece === 'number' ? show(node.inputs[piece]) : piece));

/** What a value is: where it comes from, or what it was computed from. */
const originOf = (node) => (node.leaf ? node.origin : `= ${told(node.expression)}`);

function sentenceAfter(count) {
  if (count === 0) return told(data.opening);
  const step = steps[count - 1];
  return told(step.say, flows[count - 1], nodes[targetOf(step)].shape);
}
