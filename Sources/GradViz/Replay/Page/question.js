// What the quiz asks about a step back: a number, or the sign of an element; what it accepts, and
// what it says about an answer that is wrong.

const isAsked = (step, i) => step.kind === 'flow'
  && (flows[i].contribution.length === 1 || flows[i].contribution.some(Number.isFinite));

/** The question about a step, from what is known before it. */
function questionAbout(i) {
  const step = steps[i];
  const {contribution, after} = flows[i];
  const isSign = contribution.length > 1;
  // Of a tensor the element that counts most: the same one each time.
  const largest = largestMagnitude(contribution);
  const element = Math.max(contribution.findIndex((value) => Math.abs(value) === largest), 0);
  const [from, to] = [nameOf(step.node), nameOf(step.target)];
  const uses = nodes[step.node].inputs.filter((input) => input === step.target).length;
  const place = uses > 1 ? ` (its operand ${step.operand + 1})` : '';
  const asked = isSign ? `${to}${indexText(element, nodes[step.target].shape)}` : to;
  const text = `From ${from} back to ${to}${place}: ` + (isSign
    ? `is the contribution to the gradient of ${asked} positive, zero or negative?`
    : `what is the contribution to the gradient of ${to}?`);
  return {i, step, isSign, element, asked, text, exact: contribution[element], after: after[element],
    upstream: stateAfter(i).grads[step.node]};
}

// MARK: Answers

/** A number as a reader writes it: `−3`, `1/2`, `0.5 × 2`, `2e-3`, `0,25`; null for no number. */
function answered(text) {
  const plain = text.trim().replace(/(\d),(\d)/g, '$1.$2').replace(/inf(inity)?/i, 'Infinity');
  if (/^nan$/i.test(plain)) return NaN;
  const [first, ...rest] = plain.split(/([*×·/])/);
  let value = parsed(first);
  for (let i = 0; i < rest.length; i += 2) {
    const factor = parsed(rest[i + 1]);
    value = rest[i] === '/' ? value / factor : value * factor;
  }
  return Number.isNaN(value) ? null : value;
}

/** Whether an answer is a number as far as that is shown: nearly, or rounded to two digits or more. */
function isNear(text, exact) {
  const answer = answered(text);
  if (!Number.isFinite(exact) || exact === 0) return Object.is(answer, exact) || answer === exact;
  const tolerance = Math.min(2 * 10 ** (1 - data.precision), 0.005);
  if (Math.abs(answer - exact) <= tolerance * Math.abs(exact)) return true;
  const digits = text.replace(/e.*/i, '').replace(/\D/g, '').replace(/^0+/, '').length;
  return digits >= 2 && digits <= 17 && formatted(answer, digits) === formatted(exact, digits);
}

/** Why a wrong number may have been given. */
function diagnosis(text, {step, exact, after, upstream}) {
  const {local} = nodes[step.node].edges[step.operand];
  if (isNear(text, -exact)) return 'The size is right, the sign is not.';
  if (isNear(text, after)) return 'That is the gradient after this step: asked is only what this step adds.';
  if (local?.length !== 1 || upstream.length !== 1) return 'Not quite.';
  if (isNear(text, local[0])) return 'That is the local derivative: it is multiplied by the upstream gradient.';
  if (isNear(text, upstream[0])) return 'That is the upstream gradient: it is multiplied by the local derivative.';
  if (isNear(text, upstream[0] + local[0])) return 'Along a path derivatives are multiplied, not added.';
  return 'Not quite.';
}

// MARK: Hints

/** What the asked element is the sum of: parts of the upstream gradient, each with its factor. */
function termsOf({step, element, upstream}) {
  const node = nodes[step.node];
  const {local} = node.edges[step.operand];
  if (local?.length === 1 && upstream.length === 1) return [[upstream[0], local[0]]];
  if (upstream.length > 256 || lacking(node) !== null) return null;
  try {
    // The rule is linear: of a gradient that is 1 at one place it gives that place's factor.
    return upstream.map((part, place) => [part, computeContribution(
      node, step.operand, upstream.map((_, i) => Number(i === place)))[element]])
      .filter(([, factor]) => factor !== 0);
  } catch {
    return null;
  }
}

/** `0.5 × 2 + (−1) × 0.1`, and how many more there are; nothing where the terms cannot be told. */
function sumText(question) {
  const terms = termsOf(question);
  if (!terms) return '';
  if (!terms.length) return '0, as nothing upstream depends on it';
  const texts = terms.slice(0, 5).map(([part, factor], i) =>
    `${i ? inBrackets(number(part)) : number(part)} × ${inBrackets(number(factor))}`);
  return texts.join(' + ') + (terms.length > 5 ? ` + ${terms.length - 5} more` : '');
}

/** The rule, with the numbers that go into it. */
function hintFor(question) {
  const {step, isSign, asked} = question;
  const node = nodes[step.node];
  const edge = node.edges[step.operand];
  const [from, to] = [nameOf(step.node), nameOf(step.target)];
  const rule = edge.local ? `∂${from}/∂${to} = ${edge.rule ?? 'the local derivative'}`
    : `${to} gets ${edge.rule ?? `what ${operations[node.operation].name} passes back`}`;
  const sum = sumText(question);
  if (!sum) return `${rule}.`;
  const numbers = isSign || node.data?.length > 1 ? `For ${asked}, upstream × local: ${sum}`
    : `Upstream × local: ${sum}`;
  return `${rule}. ${numbers}.`;
}

const signText = (value) =>
  ({1: 'positive', 0: 'zero', [-1]: 'negative'}[Math.sign(value)] ?? 'not a number');

/** The answer, and how it comes about. */
function solutionOf(question) {
  const sum = sumText(question);
  const value = number(question.exact);
  const equation = sum === '' || sum === value ? value : `${sum} = ${value}`;
  return question.isSign ? `${signText(question.exact)}: ${equation}` : equation;
}
