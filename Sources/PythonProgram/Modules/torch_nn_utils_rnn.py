"""Sequences of different lengths."""

import torch
from _support import computed_by as _computed_by


class PackedSequence:
    """Sequences side by side: first what stands at the beginning of each, longest first."""

    def __init__(self, data, batch_sizes=None, sorted_indices=None, unsorted_indices=None):
        self.data = data
        self.batch_sizes = batch_sizes
        self.sorted_indices = sorted_indices
        self.unsorted_indices = unsorted_indices

    def to(self, *args, **options):
        return self

    cpu = cuda = to

    def _fields(self):
        return self.data, self.batch_sizes, self.sorted_indices, self.unsorted_indices

    def __iter__(self):
        return iter(self._fields())

    def __getitem__(self, index):
        return self._fields()[index]

    def __len__(self):
        return 4

    def __repr__(self):
        names = ("data", "batch_sizes", "sorted_indices", "unsorted_indices")
        return "PackedSequence(" + ", ".join(
            [f"{name}={value!r}" for name, value in zip(names, self._fields())]) + ")"


def pad_sequence(sequences, batch_first=False, padding_value=0.0, padding_side="right"):
    sequences = list(sequences)
    longest = max([len(sequence) for sequence in sequences])
    lines = []
    for sequence in sequences:
        missing = longest - len(sequence)
        if missing > 0:
            more = torch.full(
                (missing, *sequence.shape[1:]), padding_value, dtype=sequence.dtype)
            pair = [sequence, more] if padding_side == "right" else [more, sequence]
            sequence = torch.cat(pair)
        lines.append(sequence)
    return torch.stack(lines, 0 if batch_first else 1)


def _lengths(lengths):
    return [int(length) for length in lengths]


def pack_padded_sequence(input, lengths, batch_first=False, enforce_sorted=True):
    lengths = _lengths(lengths)
    if not batch_first:
        input = input.transpose(0, 1)
    order = None
    if not enforce_sorted:
        order = sorted(range(len(lengths)), key=lambda place: -lengths[place])
        input, lengths = input[torch.tensor(order)], [lengths[place] for place in order]
    if any([a < b for a, b in zip(lengths, lengths[1:])]):
        raise RuntimeError(
            "`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. "
            "You can pass `enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to "
            "sidestep this requirement if you do not need ONNX exportability.")
    if lengths[-1] <= 0:
        raise RuntimeError(
            "Length of all samples has to be greater than 0, but found an element in 'lengths' "
            "that is <= 0")
    counts = [sum([length > step for length in lengths]) for step in range(lengths[0])]
    data = torch.cat([input[:count, step] for step, count in enumerate(counts)])
    first = second = None
    if order is not None:
        first, second = torch.tensor(order), torch.tensor(order).argsort()
    return PackedSequence(data, torch.tensor(counts), first, second)


def pack_sequence(sequences, enforce_sorted=True):
    lengths = [len(sequence) for sequence in sequences]
    return pack_padded_sequence(pad_sequence(sequences), lengths, enforce_sorted=enforce_sorted)


def _sorted_lines(sequence):
    """The sequences, longest first."""
    counts, start = _lengths(sequence.batch_sizes), 0
    lines = [[] for _ in range(counts[0])]
    for count in counts:
        for place in range(count):
            lines[place].append(start + place)
        start += count
    return [sequence.data[torch.tensor(line)] for line in lines]


def unpack_sequence(packed_sequences):
    lines = _sorted_lines(packed_sequences)
    if packed_sequences.unsorted_indices is None:
        return lines
    return [lines[place] for place in packed_sequences.unsorted_indices.tolist()]


def pad_packed_sequence(sequence, batch_first=False, padding_value=0.0, total_length=None):
    lines = unpack_sequence(sequence)
    padded = pad_sequence(lines, True, padding_value)
    if total_length is not None and total_length > padded.size(1):
        more = torch.full(
            (padded.size(0), total_length - padded.size(1), *padded.shape[2:]), padding_value)
        padded = torch.cat([padded, more], 1)
    lengths = torch.tensor([len(line) for line in lines])
    padded = padded if batch_first else padded.transpose(0, 1)
    if sequence.unsorted_indices is not None:
        padded = _computed_by("IndexSelectBackward0", padded)
    return padded, lengths


def unpad_sequence(padded_sequences, lengths, batch_first=False):
    if not batch_first:
        padded_sequences = padded_sequences.transpose(0, 1)
    return [line[:length] for line, length in zip(padded_sequences, _lengths(lengths))]


def invert_permutation(permutation):
    return None if permutation is None else permutation.argsort()
