"""Attention, and the layers of transformers."""

import math
import torch
from _support import named
import torch.nn.functional as F
from torch.nn import Dropout, LayerNorm, Linear, Module, ModuleList, Parameter, init
from copy import deepcopy


class MultiheadAttention(Module):
    def __init__(self, embed_dim, num_heads, dropout=0.0, bias=True, batch_first=False, **options):
        super().__init__()
        if embed_dim % num_heads != 0:
            raise AssertionError("embed_dim must be divisible by num_heads")
        self.embed_dim = embed_dim
        self.num_heads = num_heads
        self.dropout = dropout
        self.batch_first = batch_first
        self.in_proj_weight = Parameter(torch.empty(3 * embed_dim, embed_dim))
        self.in_proj_bias = Parameter(torch.zeros(3 * embed_dim)) if bias else None
        self.out_proj = Linear(embed_dim, embed_dim, bias=bias)
        init.xavier_uniform_(self.in_proj_weight)
        if bias:
            init.constant_(self.out_proj.bias, 0)

    def forward(self, query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None,
                average_attn_weights=True, is_causal=False):
        if not self.batch_first and query.dim() == 3:
            query, key, value = [x.transpose(0, 1) for x in (query, key, value)]
        unbatched = query.dim() == 2
        if unbatched:
            query, key, value = [x.unsqueeze(0) for x in (query, key, value)]
        size = self.embed_dim
        parts = []
        for index, x in enumerate((query, key, value)):
            bias = None
            if self.in_proj_bias is not None:
                bias = self.in_proj_bias[index * size:(index + 1) * size]
            x = F.linear(x, self.in_proj_weight[index * size:(index + 1) * size], bias)
            x = x.reshape(x.shape[0], x.shape[1], self.num_heads, size // self.num_heads)
            parts.append(x.transpose(1, 2))
        q, k, v = parts
        scores = q @ k.transpose(-2, -1) / math.sqrt(size // self.num_heads)
        if attn_mask is not None:
            if attn_mask.dtype == torch.bool:
                scores = scores.masked_fill(attn_mask, float("-inf"))
            else:
                scores = scores + attn_mask
        if key_padding_mask is not None:
            scores = scores.masked_fill(key_padding_mask[:, None, None, :], float("-inf"))
        weights = F.softmax(scores, -1)
        dropped = F.dropout(weights, self.dropout, self.training)
        output = (dropped @ v).transpose(1, 2).reshape(query.shape[0], query.shape[1], size)
        output = self.out_proj(output)
        if average_attn_weights:
            weights = weights.mean(1)
        if unbatched:
            output, weights = output.squeeze(0), weights.squeeze(0)
        elif not self.batch_first:
            output = output.transpose(0, 1)
        else:
            output = named(output, "Transpose")
        return output, weights if need_weights else None


class TransformerEncoderLayer(Module):
    def __init__(self, d_model, nhead, dim_feedforward=2048, dropout=0.1, activation="relu",
                 layer_norm_eps=1e-5, batch_first=False, norm_first=False, bias=True, **options):
        super().__init__()
        self.self_attn = MultiheadAttention(
            d_model, nhead, dropout=dropout, bias=bias, batch_first=batch_first)
        self.linear1 = Linear(d_model, dim_feedforward, bias=bias)
        self.dropout = Dropout(dropout)
        self.linear2 = Linear(dim_feedforward, d_model, bias=bias)
        self.norm_first = norm_first
        self.norm1 = LayerNorm(d_model, eps=layer_norm_eps)
        self.norm2 = LayerNorm(d_model, eps=layer_norm_eps)
        self.dropout1 = Dropout(dropout)
        self.dropout2 = Dropout(dropout)
        self.activation = {"relu": F.relu, "gelu": F.gelu}.get(activation, activation)

    def forward(self, src, src_mask=None, src_key_padding_mask=None, is_causal=False):
        def attend(x):
            x = self.self_attn(x, x, x, attn_mask=src_mask, need_weights=False,
                               key_padding_mask=src_key_padding_mask)[0]
            return self.dropout1(x)

        def feed(x):
            return self.dropout2(self.linear2(self.dropout(self.activation(self.linear1(x)))))

        if self.norm_first:
            src = src + attend(self.norm1(src))
            return src + feed(self.norm2(src))
        src = self.norm1(src + attend(src))
        return self.norm2(src + feed(src))


class TransformerEncoder(Module):
    def __init__(self, encoder_layer, num_layers, norm=None, **options):
        super().__init__()
        self.layers = ModuleList([deepcopy(encoder_layer) for _ in range(num_layers)])
        self.num_layers = num_layers
        self.norm = norm

    def forward(self, src, mask=None, src_key_padding_mask=None, is_causal=None):
        for layer in self.layers:
            src = layer(src, src_mask=mask, src_key_padding_mask=src_key_padding_mask)
        return src if self.norm is None else self.norm(src)
