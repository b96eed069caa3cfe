"""PyTorch's side. One process measures one thread count (PEERS_THREADS), as a pool cannot be resized fairly.

Every way PyTorch has of running the model is a line of its own, and the table keeps the fastest:
eager, frozen TorchScript, optimize_for_inference (oneDNN's blocked layouts), channels_last, and for training
the looped and the multi-tensor ("foreach") Adam.
"""
import os
import sys
import time

import torch
from torch import nn

import models

THREADS = int(os.environ.get("PEERS_THREADS", "1"))
SECONDS = float(os.environ.get("PEERS_SECONDS", "0.5"))
SUFFIX = os.environ.get("PEERS_SUFFIX", "")


def measure(run):
    """Median, 10th and 90th percentile in microseconds, and the number of samples.

    Calls shorter than 50 us are timed in batches, so that the clock is not part of the figure.
    """
    end = time.perf_counter() + SECONDS / 3
    calls = 0
    began = time.perf_counter()
    while calls < 3 or time.perf_counter() < end:
        run()
        calls += 1
    one = (time.perf_counter() - began) / calls
    inner = max(1, int(50e-6 / one))
    samples = []
    end = time.perf_counter() + SECONDS
    while len(samples) < 5 or time.perf_counter() < end:
        start = time.perf_counter()
        for _ in range(inner):
            run()
        samples.append((time.perf_counter() - start) / inner * 1e6)
    samples.sort()
    pick = lambda share: samples[int(share * (len(samples) - 1))]
    return pick(0.5), pick(0.1), pick(0.9), len(samples)


def report(case, peer, run):
    median, low, high, n = measure(run)
    print(f"{case}\t{peer}{SUFFIX}\t{THREADS}\t{median:.6g}\tus\t{low:.6g}\t{high:.6g}\t{n}", flush=True)


def forward(name, batch):
    case = f"{name}.forward.b{batch}"
    x, _ = models.example(name, batch)
    net = models.build(name).eval()
    with torch.inference_mode():
        report(case, "torch-eager", lambda: net(x))
        if x.dim() == 4:
            wide = models.build(name).eval().to(memory_format=torch.channels_last)
            image = x.to(memory_format=torch.channels_last)
            report(case, "torch-channels-last", lambda: wide(image))
        frozen = torch.jit.freeze(torch.jit.script(models.build(name).eval()))
        report(case, "torch-frozen", lambda: frozen(x))
        best = torch.jit.optimize_for_inference(torch.jit.script(models.build(name).eval()))
        report(case, "torch-optimized", lambda: best(x))


def train(name, batch):
    case = f"{name}.train.b{batch}"
    x, label = models.example(name, batch)
    layouts = [("", torch.contiguous_format)]
    if x.dim() == 4:
        layouts.append(("-channels-last", torch.channels_last))
    for suffix, layout in layouts:
        image = x.to(memory_format=layout)
        for foreach in (False, True):
            net = models.build(name).train().to(memory_format=layout)
            adam = torch.optim.Adam(net.parameters(), lr=1e-3, foreach=foreach)

            def step():
                adam.zero_grad(set_to_none=True)
                loss = nn.functional.cross_entropy(net(image), label)
                loss.backward()
                adam.step()
                return loss.item()

            report(case, f"torch{suffix}{'-foreach' if foreach else ''}", step)


if __name__ == "__main__":
    torch.set_num_threads(THREADS)
    torch.set_num_interop_threads(1)
    print(f"torch {torch.__version__}, {THREADS} threads, {torch.backends.cpu.get_cpu_capability() if hasattr(torch.backends, 'cpu') else os.environ.get('ATEN_CPU_CAPABILITY', 'default kernels')}", file=sys.stderr)
    for name in models.MODELS:
        for batch in models.BATCHES:
            forward(name, batch)
        train(name, 64)
