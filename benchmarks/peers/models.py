"""The models both sides run, in PyTorch, and their export for everyone else.

python3 models.py FOLDER writes for every model
    NAME.bB.onnx                         ONNX, opset 17, fixed batch B, input "x", output "y"
    NAME.params.bin                      all parameters, f32, declaration order, torch layouts, no padding
    NAME.bB.x.bin  .y.bin  .label.bin    input, PyTorch's logits (inference mode), labels (i32)
so that a peer that computes something else is caught before it is timed.
"""
import sys
from pathlib import Path

import torch
from torch import nn

BATCHES = (1, 64)


def digits():
    """The digit network of docs: the README's DigitNet."""
    return nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Dropout(0.25), nn.Linear(1600, 10))


def mlp():
    return nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))


MODELS = {"digits": (digits, (1, 28, 28)), "mlp": (mlp, (784,))}


def build(name):
    """The same weights every time: PyTorch's own initialisation under a fixed seed."""
    torch.manual_seed(0)
    return MODELS[name][0]()


def example(name, batch):
    """The same images and labels every time."""
    generator = torch.Generator().manual_seed(1)
    x = torch.randn(batch, *MODELS[name][1], generator=generator)
    label = torch.randint(0, 10, (batch,), generator=generator)
    return x, label


def export(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for name in MODELS:
        net = build(name).eval()
        flat = torch.cat([p.detach().flatten() for p in net.parameters()])
        (folder / f"{name}.params.bin").write_bytes(flat.numpy().tobytes())
        for batch in BATCHES:
            x, label = example(name, batch)
            stem = folder / f"{name}.b{batch}"
            torch.onnx.export(net, x, f"{stem}.onnx", opset_version=17, input_names=["x"], output_names=["y"])
            with torch.no_grad():
                y = net(x)
            Path(f"{stem}.x.bin").write_bytes(x.numpy().tobytes())
            Path(f"{stem}.y.bin").write_bytes(y.numpy().tobytes())
            Path(f"{stem}.label.bin").write_bytes(label.int().numpy().tobytes())


if __name__ == "__main__":
    export(Path(sys.argv[1]))
