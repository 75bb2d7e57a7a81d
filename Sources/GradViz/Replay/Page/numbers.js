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
  if (count < 0) return '≈0';
  const all = number.digits.padEnd(count, '0');
  const units = BigInt(all.slice(0, count) || '0') + (all[count] >= '5' ? 1n : 0n);
  if (units === 0n) return '≈0';
  const text = units.toString().padStart(decimals + 1, '0');
  const point = text.length - decimals;
  return (value < 0 ? '−' : '') + text.slice(0, point) + (decimals > 0 ? '.' + text.slice(point) : '');
}

/** A number in a grid with the room around it that puts one point below the other. */
function cellText(value, grid, isEdited) {
  const text = multiple(value, grid, isEdited);
  const width = (part) => [...part].reduce((sum, character) => sum + (character === '.' ? 1 : 2), 0);
  const start = text.search(/[.e]|$/);
  let left = grid.before - width(text.slice(0, start));
  let right = grid.after - width(text.slice(start));
  if (!Number.isFinite(value)) {
    const rest = Math.max(grid.before + grid.after - width(text), 0);
    left = Math.floor(rest / 2);
    right = rest - left;
  }
  const spaces = (count) => '\u00a0'.repeat(count);
  return (left > 0 ? '\u200b' + spaces(left) : '') + text + (right > 0 ? spaces(right) + '\u200b' : '');
}

/** A number, a short list, or the shape of what is too long to be read out. */
function valueText(values, shape) {
  if (!values) return '–';
  if (values.length === 1) return number(values[0]);
  if (values.length <= 4 && shape.length === 1) return `[${values.map(number).join(', ')}]`;
  return 'values of shape ' + shapeText(shape);
}

function shapeText(shape) {
  return `[${shape.join(', ')}]`;
}

/** What a reader typed, with either minus sign; NaN where it is no number. */
function parsed(text) {
  const plain = text.trim().replace(/[−–]/g, '-').replace('∞', 'Infinity');
  return plain === '' ? NaN : Number(plain);
}
