// The panel: the rule of the step, its numbers, the chain rule so far, and why a gradient is what it is.

/** What is differentiated, above a line: a sum or a product in brackets. */
const differentiated = data.isAtom ? data.objective : `(${data.objective})`;

/** ∂a/∂b as a fraction; read out as one. */
function partial(above, below) {
  const fraction = element('span', 'fraction',
    element('span', '', '∂' + above), element('span', '', '∂' + below));
  fraction.setAttribute('role', 'img');
  fraction.setAttribute('aria-label', `d ${above} by d ${below}`);
  return fraction;
}

const heading = (text) => element('h3', '', text);

/** A value's expression with its operands shown, in brackets where a sentence would have them. */
function withNumbers(node, show) {
  const parts = expression(node, (input) => input);
  return parts.map((part, i) => {
    if (typeof part === 'string') return sign(part.trim());
    const {data, shape} = nodes[part];
    const isLoose = data?.length === 1 && isBracketed(valueText(data, shape), parts[i - 1] ?? '', parts[i + 1]);
    return isLoose ? together(sign('('), show(part), sign(')')) : show(part);
  });
}

function explainForward(step) {
  const node = nodes[step.node];
  const parts = withNumbers(node, (input) => operandTable(nodes[input]));
  const result = picking.result(node.data, 'd', nameOf(step.node), {kind: 'result forward', grid: node.grids?.d});
  return [heading('Rule'), row(`${nameOf(step.node)} ${originOf(node)}`), heading('With numbers'),
    row(...parts, together(sign('='), result)), ...picking.arithmetic()];
}

/** What a gradient is that enters the graph at a value. */
function entered(step) {
  const name = nameOf(step.node);
  return {
    itself: {caption: 'always', above: name,
      why: `How much does ${name} change when ${name} changes? By just as much.`},
    beyond: {caption: 'from beyond this graph', above: differentiated,
      why: `It came back from beyond this graph: ${data.objective}, which was differentiated, was computed from ${name}.`},
    given: {caption: 'given to backward', above: differentiated,
      why: `backward was given this gradient for ${name}, so that gradients are those of ${data.objective}.`},
  }[step.entry];
}

function explainSeed(step) {
  const {caption, above, why} = entered(step);
  const value = picking.shown({shape: nodes[step.node].shape, data: step.gradient}, 'g', caption, {kind: 'result'});
  return [heading('Rule'), row(partial(above, nameOf(step.node)), sign('='), value),
    element('p', '', `${why} From here the gradient goes back, one operation at a time.`)];
}

function explainFlow(step, flow) {
  const node = nodes[step.node];
  const target = nodes[step.target];
  const edge = node.edges[step.operand];
  const [from, to] = [nameOf(step.node), nameOf(step.target)];
  const content = [heading('Rule')];
  const share = picking.result(flow.contribution, 'g', 'contribution');
  if (edge.local) {
    const isSummed = sizeOf(target.shape) < sizeOf(node.shape);
    content.push(row(partial(from, to), sign('='), edge.rule ?? ''));
    content.push(heading('With numbers'));
    content.push(row(isSummed ? sign('Σ') : null, operandTable(picking.upstream),
      together(sign('×'), localTable(step, edge)), together(sign('='), share)));
    if (isSummed) {
      content.push(element('p', 'note', `${to} was stretched to shape ${shapeText(node.shape)}, `
        + 'so what comes back is summed to its own shape.'));
    }
  } else {
    content.push(row(`${to} gets `, element('b', '', edge.rule ?? operations[node.operation].name)));
    const trace = picking.isLarge() ? null : picking.trace();
    const {parts, equals} = trace ? laidOut(trace) : {parts: [operandTable(picking.upstream)], equals: '→'};
    content.push(heading('With numbers'), row(...parts, together(sign(equals), share)));
  }
  content.push(...picking.arithmetic());
  if (flow.before) {
    const grid = target.grids?.g;
    const after = picking.result(flow.after, 'g', `grad of ${to}`, {grid});
    const isEarlier = flow.before === target.earlier;
    content.push(heading('It adds up'), row(
      picking.result(flow.before, 'g', isEarlier ? 'left by earlier passes' : 'what it had', {kind: '', grid}),
      together(sign('+'), picking.result(flow.contribution, 'g', 'contribution', {kind: ''})),
      together(sign('='), after)));
  } else {
    content.push(heading('The gradient so far'), flow.after.length > 1
      ? element('p', 'note', `Nothing came before: this is all that has reached ${to} yet.`)
      : row(quantity(figure(flow.after, target.shape, 'g'), `grad of ${to}`, 'result')));
  }
  return [...content, heading('Chain rule so far'), ...chainRule(step, flow)];
}

/** The derivative that upstream is multiplied by; one number where all are the same. */
function localTable(step, edge) {
  const node = nodes[step.node];
  const caption = `∂${nameOf(step.node)}/∂${nameOf(step.target)} local`;
  const only = uniform(edge.local);
  if (only !== undefined) return quantity(figure([only]), caption);
  const trace = picking.isLarge() ? null : picking.trace();
  // The sum's only operand is upstream times it.
  const local = trace?.from.operands[0].from.operands[1] ?? {shape: node.shape, data: edge.local};
  return picking.shown(local, 'd', caption, {grid: local.grids?.d});
}

/** The steps that bring something to a value. */
const bringing = (position) => steps.map((step, i) => ({step, i, flow: flows[i]}))
  .filter(({step}) => step.kind !== 'forward' && targetOf(step) === position);

/** The product of local derivatives from what is differentiated down to the step. */
function chainRule(step, flow) {
  const links = [step];
  let paths = bringing(step.node);
  while (paths.length === 1 && paths[0].step.kind === 'flow' && links.length < 5) {
    links.unshift(paths[0].step);
    paths = bringing(links[0].node);
  }
  const factors = links.map(({node, operand, target}) =>
    ({name: partial(nameOf(node), nameOf(target)), value: nodes[node].edges[operand].local}));
  // The gradient up to there, unless it is that of the value itself.
  const first = links[0].node;
  if (paths.length !== 1 || paths[0].step.entry !== 'itself') {
    factors.unshift({name: partial(differentiated, nameOf(first)), value: nodes[first].grad});
  }
  const between = (mark, items) => items.flatMap((item, i) => (i ? [sign(mark), item] : [item]));
  const total = partial(differentiated, nameOf(step.target));
  const count = bringing(step.target).filter(({step: {kind}}) => kind === 'flow').length;
  const start = count > 1 ? [element('span', 'muted', 'this term of '), total, sign(':')] : [total, sign('=')];
  const lines = [row(...start, ...between('·', factors.map(({name}) => name)))];
  if (factors.every(({value}) => value?.length === 1)) {
    lines.push(row(sign('='), ...between('×', factors.map(({value}) => figure(value))), sign('='),
      figure(flow.contribution)));
  }
  if (count > 1) {
    const text = `${nameOf(step.target)} is used ${count} times: this is one of ${count} terms of its gradient.`;
    lines.push(element('p', 'note', text));
  }
  return lines;
}

/** What the panel says about the step. */
function explainStep(count) {
  const panel = byId('explanation');
  if (count === 0) {
    panel.replaceChildren(
      element('p', '', 'Blue steps go forward and compute values. Orange steps go back: every '
        + 'operation takes the gradient that reached it, multiplies it by its local derivative, '
        + 'and passes the product on to its operands. Where a value is used several times, '
        + 'what comes back is added up.'),
      element('p', '', 'Press the right arrow key or the play button. Click a value to see '
        + 'where its gradient comes from.'));
    return;
  }
  const step = steps[count - 1];
  const explain = {forward: explainForward, seed: explainSeed, flow: explainFlow}[step.kind];
  picking.begin(step);
  panel.replaceChildren(...explain(step, flows[count - 1]));
  picking.resume();
}

/** Why a value's gradient is what it is: the sum over those who use it. */
function explainValue(position, count) {
  const panel = byId('value');
  panel.hidden = position === null;
  byId('value-content').replaceChildren();
  if (position === null) return;
  const node = nodes[position];
  byId('value-title').textContent = node.grad ? `Why is grad ${nameOf(position)} what it is?`
    : nameOf(position);
  const content = [row(element('span', 'muted', (node.leaf ? '' : nameOf(position) + ' ') + originOf(node)),
    node.scope ? element('span', 'muted', 'in ' + node.scope) : null,
    node.source ? element('span', 'muted', node.source) : null)];
  const facts = element('dl', 'facts');
  const exact = (values) => (values?.length === 1 ? String(values[0]).replace('-', '−') : null);
  const fact = (name, values, part, what) => facts.append(element('dt', '', name),
    element('dd', '', exact(values) ?? figure(values, node.shape, part, node.grids?.[part]),
      element('span', 'muted', what)));
  const name = nameOf(position);
  fact('data', node.data, 'd', '');
  if (node.grad) fact('grad', node.grad, 'g', node.earlier ? '' : ` ∂${differentiated}/∂${name}`);
  content.push(facts);
  const incoming = bringing(position);
  content.push(element('p', '', account(node, name, incoming.map(({step}) => step))));
  const isSum = incoming.some(({step}) => step.kind === 'flow') || incoming.length > 1;
  if (isSum) content.push(sumOfTerms(position, incoming, count));
  byId('value-content').append(...content);
}

/** What a gradient is made of, in a sentence. */
function account(node, name, incoming) {
  const uses = incoming.filter((step) => step.kind === 'flow').length;
  const terms = incoming.length + (node.earlier ? 1 : 0);
  if (!terms) {
    return node.origin === 'parameter' || !node.leaf ? 'No gradient reaches it.'
      : 'It is a constant: no gradient is computed for it.';
  }
  if (!incoming.length) return 'It was left by earlier passes; nothing is added here.';
  const [{entry}] = incoming;
  if (terms > 1) {
    return (terms === uses ? `${name} is used ${uses} times: its gradient` : 'Its gradient')
      + ` is the sum of ${terms} terms.`;
  }
  if (entry === 'itself') return 'It is the output: its gradient with respect to itself is 1.';
  return entry ? entered(incoming[0]).why : `${name} is used once, so its gradient is one term.`;
}

/** What was there, what entered, and what the consumers of a value pass back. */
function sumOfTerms(position, incoming, count) {
  const list = element('ol', 'terms');
  const {earlier, shape} = nodes[position];
  if (earlier) list.append(element('li', '', 'left by earlier passes', row(figure(earlier, shape, 'g'))));
  for (const {step, i, flow} of incoming) {
    const button = element('button', 'link', `step ${i + 1}`);
    button.type = 'button';
    button.addEventListener('click', () => player.go(i + 1));
    const when = element('span', '', i < count ? ')' : ', still to come)');
    const consumer = nodes[step.node];
    const edge = consumer.edges[step.operand];
    const isScalar = edge?.local?.length === 1;
    const [what, sum] = step.kind === 'seed'
      ? [step.entry === 'itself' ? 'for itself' : entered(step).caption, []]
      : [`from ${nameOf(step.node)} ${originOf(consumer)}`, isScalar
        ? [figure(consumer.grad, consumer.shape, 'g'), sign('×'), figure(edge.local, consumer.shape, 'd'), sign('=')]
        : [element('span', '', edge.local ? `upstream × (${edge.rule})` : edge.rule ?? ''), sign('=')]];
    list.append(element('li', i < count ? '' : 'later', element('span', '', `${what} (`), button, when,
      row(...sum, figure(flow.contribution, shape, 'g'))));
  }
  const parts = [...(earlier ? [earlier] : []), ...incoming.map(({flow}) => flow.contribution)];
  if (parts.length > 1 && parts[0].length === 1) {
    const sum = sumOf(parts.map(([only]) => number(only)));
    list.append(element('li', 'sum', `${sum} = `, element('b', '', number(nodes[position].grad[0]))));
  }
  return list;
}
