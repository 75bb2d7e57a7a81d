// Numbers as text: few digits, a true minus sign, ∞ and NaN plain, tiny and huge in scientific form.

/** The digits that identify a positive number, and the exponent of the first. */
function decimal(magnitude) {
  const [mantissa, power] = magnitude.toExponential().split('e');
  return {digits: mantissa.replace('.', ''), exponent: Number(power)};
}

/** Rounds to a number of digits, half up, on the decimal digits. */
function rounded({digits, exponent}, count) {
  if (digits.length <= count) return {digits, exponent};
  let head = BigInt(digits.slice(0, count));
  if (digits[count] >= '5') head += 1n;
  const text = head.toString();
  if (text.length <= count) return {digits: text, exponent};
  return {digits: text.slice(0, count), exponent: exponent + 1};
}

function formatted(value, count) {
  if (Number.isNaN(value)) return 'NaN';
  const sign = value < 0 ? '−' : '';
  const magnitude = Math.abs(value);
  if (magnitude === Infinity) return sign + '∞';
  if (magnitude < 1e6 && Number.isInteger(magnitude)) return sign + String(magnitude);
  let number = rounded(decimal(magnitude), count);
  if (number.exponent >= count && number.exponent < 6) {
    // Whole digits are not replaced by zeros.
    number = rounded(decimal(magnitude), number.exponent + 1);
  }
  const digits = number.digits.replace(/0+$/, '') || '0';
  const {exponent} = number;
  if (exponent < -4 || exponent >= 6) {
    const fraction = digits.length > 1 ? '.' + digits.slice(1) : '';
    return `${sign}${digits[0]}${fraction}e${exponent < 0 ? '−' : ''}${Math.abs(exponent)}`;
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = digits.slice(exponent + 1);
  return sign + whole + (fraction ? '.' + fraction : '');
}

/** A number as whole units of ten to a power, rounded half up; null where it is below the first digit. */
function unitsOf(magnitude, power) {
  const {digits, exponent} = decimal(magnitude);
  const count = exponent - power + 1;
  if (count < 0) return null;
  const all = digits.padEnd(count, '0');
  return BigInt(all.slice(0, count) || '0') + (all[count] >= '5' ? 1n : 0n);
}

/**
 * A multiple of the grid's power of ten, with its digits after the point: they were chosen for what
 * was recorded, and what is edited has more of them where it would be told by too few.
 */
function multiple(value, {exponent, decimals, digits}, isEdited) {
  if (decimals === null || value === 0 || !Number.isFinite(value)) return formatted(value, digits);
  const number = decimal(Math.abs(value));
  const count = number.exponent - exponent + decimals + 1;
  if (isEdited && count < digits && number.digits.length > count) {
    return formatted(value / 10 ** exponent, digits);
  }
  const units = unitsOf(Math.abs(value), exponent - decimals);
  if (!units) return '≈0';
  const text = units.toString().padStart(decimals + 1, '0');
  const point = text.length - decimals;
  return (value < 0 ? '−' : '') + text.slice(0, point) + (decimals > 0 ? '.' + text.slice(point) : '');
}

/** How many digits after the point a grid of numbers has that are multiples of ten to a power. */
function gridDecimals(exponents, magnitudes, power, digits) {
  const after = (exponent, count) => count - 1 - exponent + power;
  const largest = exponents[exponents.length - 1];
  const usual = Math.max(after(largest, digits), 0);
  const wanted = after(exponents[Math.floor(exponents.length / 2)], Math.min(digits, 2));
  const count = Math.max(usual, Math.min(wanted, digits - Math.max(largest - power, 0)));
  const zeros = magnitudes.map((magnitude) => unitsOf(magnitude, power - count)).filter((units) => units)
    .map((units) => /0*$/.exec(units.toString())[0].length);
  return count - Math.min(count, ...zeros);
}

const halves = (text) => [...text].reduce((sum, character) => sum + (character === '.' ? 1 : 2), 0);

/** Where a number's text has its point, or its end. */
const pointOf = (text) => text.search(/[.e]|$/);

/** How the numbers of one grid are written: what they have in common, as GridNumbers chooses it. */
function gridOf(values, digits) {
  const finite = values.filter(Number.isFinite);
  const magnitudes = finite.filter((value) => value !== 0).map(Math.abs);
  const grid = {exponent: 0, decimals: null, digits, before: 0, after: 0};
  if (magnitudes.every((magnitude) => magnitude < 1e6 && Number.isInteger(magnitude))) {
    grid.decimals = 0;
  } else if (finite.length > 1) {
    const exponents = magnitudes.map((magnitude) => rounded(decimal(magnitude), digits).exponent)
      .sort((a, b) => a - b);
    const largest = exponents[exponents.length - 1];
    const seldom = exponents.length > 2 ? Math.floor(exponents.length / 2) : 0;
    for (const [power, room] of [[0, digits + 2], [largest, Infinity]]) {
      const count = gridDecimals(exponents, magnitudes, power, digits);
      const width = Math.max(largest - power, 0) + 1 + (count > 0 ? count + 1 : 0);
      const vanishing = exponents.filter((exponent) => exponent < power - count).length;
      if (width > room || vanishing > seldom) continue;
      Object.assign(grid, {exponent: power, decimals: count});
      break;
    }
  }
  for (const value of finite) {
    const text = multiple(value, grid, false);
    grid.before = Math.max(grid.before, halves(text.slice(0, pointOf(text))));
    grid.after = Math.max(grid.after, halves(text.slice(pointOf(text))));
  }
  return grid;
}

/** `×10⁻³`; nothing where numbers are what they are. */
const factorOf = ({exponent}) => (exponent === 0 ? ''
  : '×10' + formatted(exponent, 4).replace(/./g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹⁻'['0123456789−'.indexOf(digit)]));

/** A number in a grid with the room around it that puts one point below the other. */
function cellText(value, grid, isEdited) {
  const text = multiple(value, grid, isEdited);
  let left = grid.before - halves(text.slice(0, pointOf(text)));
  let right = grid.after - halves(text.slice(pointOf(text)));
  if (!Number.isFinite(value)) {
    const rest = Math.max(grid.before + grid.after - halves(text), 0);
    left = Math.floor(rest / 2);
    right = rest - left;
  }
  const spaces = (count) => '\u00a0'.repeat(count);
  return (left > 0 ? '\u200b' + spaces(left) : '') + text + (right > 0 ? spaces(right) + '\u200b' : '');
}

/** A number; a few in their rows, `[1, 2; 3, 4]`; of more the first, and from where to where all go. */
function valueText(values, shape) {
  if (!values) return '–';
  if (values.length === 1) return number(values[0]);
  const [columns, rows] = [shape[shape.length - 1], shape[shape.length - 2] ?? 1];
  const isWhole = values.length <= 6;
  let text = '';
  for (let i = 0; i < (isWhole ? values.length : 4); i++) {
    if (i > 0) text += i % columns ? ', ' : i % (columns * rows) ? '; ' : ' | ';
    text += isWhole || i < 3 ? formatted(values[i], data.gridPrecision) : '…';
  }
  return `[${text}]` + (isWhole ? '' : rangeText(values));
}

/** From the least to the largest, and what is no number. */
function rangeText(values) {
  const [least, , most] = statistics(values);
  const parts = Number.isNaN(least) ? []
    : [least, most].map((value) => formatted(value, data.gridPrecision)).join(' to ');
  const other = values.find((value) => !Number.isFinite(value));
  return ` (${[parts, other === undefined ? [] : formatted(other, 1)].flat().join(', and ')})`;
}

/** A negative number behind an operator. */
const inBrackets = (text) => (text.startsWith('−') ? `(${text})` : text);

/** `1 + (−2)`: numbers as the terms of a sum. */
const sumOf = (terms) => terms.map((term, i) => (i ? inBrackets(term) : term)).join(' + ');

function shapeText(shape) {
  return `[${shape.join(', ')}]`;
}

/** What a reader typed, with either minus sign; NaN where it is no number. */
function parsed(text) {
  const plain = text.trim().replace(/[−–]/g, '-').replace('∞', 'Infinity');
  return plain === '' ? NaN : Number(plain);
}
