// Where a number came from: its arithmetic written with numbers, and every element that made it.

/** A text without what is in brackets. */
function outside(text) {
  const inner = text.replace(/\([^()]*\)/g, '');
  return inner === text ? text : outside(inner);
}

/** Whether a text is of several parts, which brackets keep together among others. */
const isLoose = (text) => /^−|[ ·]/.test(outside(text));
const isSum = (text) => / [+−] | where | if /.test(outside(text));

/** A text with what stands for `x0`, `x1`, … put in, in brackets where it needs them. */
function filledIn(text, put) {
  const pieces = text.split(/x(\d+)/);
  return pieces.map((piece, i) => {
    if (i % 2 === 0) return piece;
    const inner = put(Number(piece));
    const [before, after] = [pieces[i - 1], pieces[i + 1]];
    const isAlone = /([(|,]|where|if|else|[<>=≤≥≠]) ?$/.test(i > 1 ? before : before || '(')
      && /^($|[)|,]| where| if| else| [<>=≤≥≠])/.test(after);
    const isFirst = i === 1 && before === '' && /^($| [+−/]|·)/.test(after) && /^[^ ·]+$/.test(inner);
    return isLoose(inner) && !isAlone && !isFirst ? `(${inner})` : inner;
  }).join('');
}

/** Whether a text is that of an operand, and no more. */
const isOperand = (text) => /^x\d+$/.test(text);

/** Whether an array is another one, summed to a smaller shape. */
const isSummed = ({from, data: {length}}) => from.name === 'sum_to' && length < from.operands[0].data.length;

const bracketed = (text) => (isSum(text) ? `(${text})` : text);

/** What an array is called: by the names of those that have one, and what was made of them. */
function said(array, names) {
  const {from} = array;
  if (names.has(array) || !from) return names.get(array) ?? '';
  const filled = filledIn(from.text, (k) => (from.operands[k] ? said(from.operands[k], names) : 'x' + k));
  // A value may be called by what it was computed from, such as `Kᵀ`.
  const text = filled.replaceAll('ᵀᵀ', '');
  if (from.text === 'sum(x0)') return `Σ ${bracketed(said(from.operands[0], names))}`;
  return isSummed(array) ? `Σ ${bracketed(text)}` : text;
}

/** What an element of an array was computed from, as `{array, place}`, or `{terms, word, among}` of them. */
function madeOf({array: {from}, place}) {
  const element = ([k, at]) => ({array: from.operands[k], place: at});
  if (from.inner) return {one: {array: from.inner, place}};
  if (from.made) {
    const elements = from.made(place).map((at, k) => element([k, at]));
    return isOperand(from.text) && elements.length === 1 ? {one: elements[0]} : {elements};
  }
  const {terms = [], among = [], word} = from.sources(place);
  const [lists, others] = [terms.map((factors) => factors.map(element)), among.map(element)];
  const isMoved = lists.length === 1 && lists[0].length === 1 && !word;
  return isMoved ? {one: lists[0][0], among: others} : {terms: lists, among: others, word};
}

/** An element where it was computed, not where it was moved to; `name` is that of the array. */
function origin(element, names) {
  const isKnown = names.has(element.array) || !element.array.from;
  const {one} = isKnown ? {} : madeOf(element);
  if (!one) return {...element, isKnown, name: said(element.array, names)};
  return {...origin(one, names), name: said(element.array, names)};
}

/** Whether something is a sum of few terms, none of them a choice. */
const isPlainSum = ({terms, word}, most) => !word && terms?.length <= most
  && !terms.flat().some(({array: {from}}) => from?.made && / if | where /.test(from.text));

/** The numbers of a formula's text with as many digits as all others. */
const shortNumbers = (text, show) => text.replace(/\d+\.\d{4,}/g, (digits) => show(Number(digits)));

/** Whether there is more to say of an element than its number. */
function hasArithmetic(part) {
  if (part.isKnown) return false;
  const {elements, terms, word} = madeOf(part);
  return Boolean(word || elements?.length || terms?.length);
}

/** The value of an element. */
const valueOf = ({array, place}) => array.data[place];

/**
 * The arithmetic of an element and of what it is made of: lines `{name, text, value}`, the first its
 * own. `show` writes a number; of more than `most` terms only the largest are told.
 */
function arithmetic(element, names, {show = number, most = 8, lineCount = 6} = {}) {
  const waiting = [origin(element, names)];
  /** A number; what has an arithmetic of its own gets a line of its own. */
  const told = (part) => {
    const isThere = waiting.some(({array, place}) => array === part.array && place === part.place);
    if (hasArithmetic(part) && !isThere) waiting.push(part);
    return show(valueOf(part));
  };
  const list = (items, count, text, sign) => items.map(text).join(sign)
    + (count > items.length ? `${sign}…${sign}${count - items.length} more` : '');
  const factor = (item, isOnly, isFirst) => {
    const part = origin(item, names);
    // What goes element by element is a part of its sum.
    const text = !part.isKnown && madeOf(part).elements?.length ? written(part) : told(part);
    const isNegative = text.startsWith('−') && !(isFirst && /^[^ ·]+$/.test(text));
    return isNegative || (isOnly ? isSum(text) : isLoose(text) && !/^−[^ ·]+$/.test(text)) ? `(${text})` : text;
  };
  const term = (factors, i) => factors.map((item, k) =>
    factor(item, factors.length === 1, i === 0 && k === 0)).join('·') || '1';
  const written = (part) => {
    const {elements, terms, among, word} = madeOf(part);
    if (elements) {
      const parts = elements.map((item) => origin(item, names));
      const made = parts.filter(hasArithmetic);
      const isShort = (item) => made.length === 1 && made[0] === item && isPlainSum(madeOf(item), most);
      return filledIn(shortNumbers(part.array.from.text, show), (k) => (!parts[k] ? 'x' + k
        : isShort(parts[k]) ? written(parts[k]) : told(parts[k])));
    }
    if (!word) return list(largest(terms, most), terms.length, term, ' + ');
    const items = largest(among.map((item) => [item]), most, word === 'min' ? -1 : 1).flat();
    return `${word}(${list(items, among.length, (item) => told(origin(item, names)), ', ')})`;
  };
  const lines = [];
  for (let i = 0; i < waiting.length && i < lineCount; i++) {
    const part = waiting[i];
    const value = valueOf(part);
    lines.push({name: part.name, text: hasArithmetic(part) ? written(part) : show(value), value});
  }
  return {lines, isWhole: waiting.length <= lineCount};
}

/**
 * The terms that are told: all of a few, as they come; of more the largest, and none that is 0. One or
 * two are not worth leaving out.
 */
function largest(terms, most, sign = 0) {
  if (terms.length <= most + 2) return terms;
  const size = (factors) => {
    const product = factors.reduce((value, factor) => value * valueOf(factor), 1);
    return sign === 0 ? Math.abs(product) : sign * product;
  };
  return terms.map((factors) => [size(factors), factors]).sort(([a], [b]) => b - a).slice(0, most)
    .filter(([value], i) => i === 0 || sign !== 0 || value !== 0).map(([, factors]) => factors);
}

/** Every element that made one, in each array on the way: a map from arrays to places. */
function reached(element, names, bound = 50000) {
  const places = new Map();
  const waiting = [element];
  for (let count = 0; waiting.length && count < bound; count++) {
    const part = waiting.pop();
    if (!places.has(part.array)) places.set(part.array, new Set());
    const known = places.get(part.array);
    if (known.has(part.place)) continue;
    known.add(part.place);
    if (!part.array.from) continue;
    const {one, elements = [], terms = [], among = []} = madeOf(part);
    waiting.push(...(one ? [one] : []), ...elements, ...terms.flat(), ...among);
  }
  return places;
}
