"""Data sets, and loaders that go through them in batches."""

import torch
from _support import loader_start, shuffled_epoch
from torch.utils._samplers import *


class Dataset:
    def __add__(self, other):
        return ConcatDataset([self, other])


class IterableDataset(Dataset):
    pass


class TensorDataset(Dataset):
    def __init__(self, *tensors):
        if any([len(tensor) != len(tensors[0]) for tensor in tensors]):
            raise AssertionError("Size mismatch between tensors")
        self.tensors = tensors

    def __getitem__(self, index):
        return tuple([tensor[index] for tensor in self.tensors])

    def __len__(self):
        return len(self.tensors[0])


class StackDataset(Dataset):
    def __init__(self, *args, **kwargs):
        self.datasets = kwargs if kwargs else args

    def __getitem__(self, index):
        if isinstance(self.datasets, dict):
            return {name: dataset[index] for name, dataset in self.datasets.items()}
        return tuple([dataset[index] for dataset in self.datasets])

    def __len__(self):
        datasets = self.datasets
        return len(list(datasets.values())[0] if isinstance(datasets, dict) else datasets[0])


class ChainDataset(IterableDataset):
    def __init__(self, datasets):
        self.datasets = datasets

    def __iter__(self):
        for dataset in self.datasets:
            yield from dataset


class ConcatDataset(Dataset):
    def __init__(self, datasets):
        self.datasets = list(datasets)

    def __len__(self):
        return sum([len(dataset) for dataset in self.datasets])

    @property
    def cumulative_sizes(self):
        return [sum([len(dataset) for dataset in self.datasets[:place + 1]])
                for place in range(len(self.datasets))]

    def __getitem__(self, index):
        index = index + len(self) if index < 0 else index
        for dataset in self.datasets:
            if index < len(dataset):
                return dataset[index]
            index -= len(dataset)
        raise IndexError(index)


class Subset(Dataset):
    def __init__(self, dataset, indices):
        self.dataset = dataset
        self.indices = indices

    def __getitem__(self, index):
        return self.dataset[self.indices[index]]

    def __len__(self):
        return len(self.indices)


def random_split(dataset, lengths, generator=None):
    if sum(lengths) <= 1 and any([isinstance(length, float) for length in lengths]):
        counts = [int(len(dataset) * share) for share in lengths]
        for index in range(len(dataset) - sum(counts)):
            counts[index % len(counts)] += 1
        lengths = counts
    if sum(lengths) != len(dataset):
        raise ValueError(
            "Sum of input lengths does not equal the length of the input dataset!")
    order = torch.randperm(len(dataset), generator=generator).tolist()
    parts, start = [], 0
    for length in lengths:
        parts.append(Subset(dataset, order[start:start + length]))
        start += length
    return parts


def default_collate(batch):
    first = batch[0]
    if isinstance(first, torch.Tensor):
        return torch.stack(batch)
    if isinstance(first, (int, float)):
        return torch.tensor(batch)
    if isinstance(first, str):
        return batch
    if isinstance(first, dict):
        return {key: default_collate([item[key] for item in batch]) for key in first}
    if isinstance(first, (tuple, list)):
        return [default_collate(list(column)) for column in zip(*batch)]
    return torch.stack([torch.as_tensor(item) for item in batch])


def default_convert(data):
    return data


def get_worker_info():
    return None


class DataLoader:
    def __init__(self, dataset, batch_size=1, shuffle=False, sampler=None, batch_sampler=None,
                 num_workers=0, collate_fn=None, pin_memory=False, drop_last=False, timeout=0,
                 worker_init_fn=None, multiprocessing_context=None, generator=None, **options):
        if sampler is not None and shuffle:
            raise ValueError("sampler option is mutually exclusive with shuffle")
        if batch_sampler is not None:
            if batch_size != 1 or shuffle or sampler is not None or drop_last:
                raise ValueError("batch_sampler option is mutually exclusive with batch_size, "
                                 "shuffle, sampler, and drop_last")
            batch_size = None
        self.dataset = dataset
        self.batch_size = batch_size
        self.shuffle = shuffle or type(sampler) is RandomSampler and len(sampler) == len(dataset)
        self._sampler = sampler
        self.batch_sampler = batch_sampler
        self.num_workers = num_workers
        self.pin_memory = pin_memory
        self.drop_last = drop_last
        if collate_fn is None:
            whole = batch_size is not None or batch_sampler is not None
            collate_fn = default_collate if whole else default_convert
        self.collate_fn = collate_fn
        self.generator = generator

    @property
    def sampler(self):
        if self._sampler is not None:
            return self._sampler
        return (RandomSampler if self.shuffle else SequentialSampler)(self.dataset)

    def __iter__(self):
        if isinstance(self.dataset, IterableDataset):
            loader_start()
            yield from self._batches(self.dataset, lambda item: item)
            return
        if self.shuffle:
            order = shuffled_epoch(len(self.dataset), self.generator)
        else:
            loader_start()
            order = range(len(self.dataset)) if self._sampler is None else list(self._sampler)
        if self.batch_sampler is not None:
            for batch in self.batch_sampler:
                yield self.collate_fn([self.dataset[index] for index in batch])
            return
        yield from self._batches(order, lambda index: self.dataset[index])

    def _batches(self, order, taken):
        if self.batch_size is None:
            for index in order:
                yield self.collate_fn(taken(index))
            return
        batch = []
        for index in order:
            batch.append(taken(index))
            if len(batch) == self.batch_size:
                yield self.collate_fn(batch)
                batch = []
        if batch and not self.drop_last:
            yield self.collate_fn(batch)

    def __len__(self):
        if self.batch_sampler is not None:
            return len(self.batch_sampler)
        count = len(self.dataset if self._sampler is None else self._sampler)
        if self.batch_size is None:
            return count
        if self.drop_last:
            return count // self.batch_size
        return (count + self.batch_size - 1) // self.batch_size
