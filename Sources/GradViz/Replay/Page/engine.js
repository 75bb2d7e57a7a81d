// The computation: what was recorded, and what follows when a leaf is changed.

const data = JSON.parse(document.getElementById('data').textContent);
const {nodes, steps} = data;
const number = (value) => formatted(value, data.precision);
const numbers = (list) => (list ? list.map(Number) : null);

for (const node of nodes) {
  node.data = numbers(node.data);
  node.grad = numbers(node.grad);
  for (const edge of node.edges) {
    edge.local = numbers(edge.local);
    edge.contribution = numbers(edge.contribution);
    // Where no gradient was recorded to flow, none ever does.
    edge.flows = edge.contribution !== null;
    edge.hasLocal = edge.local !== null;
  }
}

/** What is known before any reader changes anything. */
const originals = nodes.map((node) => ({
  data: node.data, grad: node.grad,
  edges: node.edges.map(({local, contribution}) => ({local, contribution})),
}));

/** Why leaves cannot be changed; null where they can. */
function reasonAgainstEditing() {
  for (const node of nodes) {
    if (node.leaf || node.rule !== null) continue;
    const operation = operations[node.operation];
    if (!operation) return `this page cannot compute ${node.operation} (${node.id})`;
    if (operation.needs && node.attributes[operation.needs] === undefined) {
      return `the settings of ${node.operation} (${node.id}) are too long to be in the graph`;
    }
  }
  return null;
}

const operandsOf = (node) => node.inputs.map((i) => ({shape: nodes[i].shape, data: nodes[i].data}));

/** The operands of an elementwise rule, stretched to the shape of the result. */
const stretched = (node) => operandsOf(node).map((x) => expanded(x.data, x.shape, node.shape));

function computeValue(node) {
  if (node.rule === null) return operations[node.operation].value(operandsOf(node), node);
  const [a, b] = stretched(node);
  const {value} = rules[node.rule];
  return a.map((x, i) => value(x, b?.[i]));
}

function computeLocal(node, operand) {
  if (node.rule === null) {
    return operations[node.operation].local?.(operandsOf(node), node, operand) ?? null;
  }
  const [a, b] = stretched(node);
  const derivative = rules[node.rule].derivatives[operand];
  return a.map((x, i) => derivative(x, b?.[i], node.data[i]));
}

function computeContribution(node, operand, upstream) {
  if (node.rule === null) {
    return operations[node.operation].back(upstream, operandsOf(node), node.data, node, operand);
  }
  const {isGate} = rules[node.rule];
  const {local} = node.edges[operand];
  const parts = upstream.map((g, i) => (isGate && local[i] === 0 ? 0 : g * local[i]));
  return [...summed(parts, node.shape, nodes[node.inputs[operand]].shape)];
}

/** What each step adds: `flows[k]` belongs to `steps[k]`. */
let flows = [];

/** Takes all steps; with `anew` numbers are computed, else they are those recorded. */
function run(anew) {
  const grads = nodes.map(() => null);
  flows = steps.map((step) => {
    const node = nodes[step.node];
    if (step.kind === 'forward') {
      if (anew) {
        node.data = computeValue(node);
        node.edges.forEach((edge, operand) => {
          if (edge.hasLocal) edge.local = computeLocal(node, operand);
        });
      }
      return null;
    }
    if (step.kind === 'seed') {
      grads[step.node] = node.data.map(() => 1);
      return null;
    }
    const edge = node.edges[step.operand];
    if (anew) edge.contribution = computeContribution(node, step.operand, grads[step.node]);
    const before = grads[step.target];
    const after = before ? before.map((value, i) => value + edge.contribution[i]) : edge.contribution;
    grads[step.target] = after;
    return {before, contribution: edge.contribution, after};
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

/** Which values are known, and which gradients, after a number of steps. */
function stateAfter(count) {
  const computed = nodes.map((node) => node.leaf);
  const grads = nodes.map(() => null);
  for (let i = 0; i < count; i++) {
    const step = steps[i];
    if (step.kind === 'forward') computed[step.node] = true;
    else if (step.kind === 'seed') grads[step.node] = nodes[step.node].data.map(() => 1);
    else grads[step.target] = flows[i].after;
  }
  return {computed, grads};
}

/** A sentence with its numbers put in. */
function told(pieces, flow, shape) {
  return pieces.map((piece) => {
    if (typeof piece === 'string') return piece;
    const [kind, position, operand] = piece;
    const node = nodes[position];
    switch (kind) {
      case 'data': return valueText(node.data, node.shape);
      case 'grad': return valueText(node.grad, node.shape);
      case 'local': return valueText(node.edges[operand].local, node.shape);
      default: return valueText(flow?.[kind], shape);
    }
  }).join('');
}

const nameOf = (position) => told([nodes[position].name]);

function sentenceAfter(count) {
  if (count === 0) return told(data.opening);
  const step = steps[count - 1];
  const shape = step.kind === 'flow' ? nodes[step.target].shape : [];
  return told(step.say, flows[count - 1], shape);
}
