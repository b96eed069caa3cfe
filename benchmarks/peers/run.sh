#!/usr/bin/env bash
# The digit network and a small MLP in PyTorch, in ONNX Runtime and here, forward and one training step, 1 and 2 threads,
# as one table with ratios. README.md beside this file says what is installed how.
#   PY           a Python with torch and onnx                        default: the system's python3
#   ORT_LIB      libonnxruntime.so.1                                  default: skipped
#   PEERS_DIR    where models and results go                         default: $TMPDIR/ml-peers
#   PEERS_THREADS_LIST, PEERS_ROUNDS, PEERS_SECONDS                  default: "1 2", 3, 0.5
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
dir=${PEERS_DIR:-${TMPDIR:-/tmp}/ml-peers}
py=${PY:-$(command -pv python3)}
rounds=${PEERS_ROUNDS:-3}
export PEERS_SECONDS=${PEERS_SECONDS:-0.5} PYTHONDONTWRITEBYTECODE=1 PYTHONWARNINGS=ignore
results=$dir/results.tsv
mkdir -p "$dir"

# What makes PyTorch strong: its AVX-512 kernels where the processor has them, freed memory kept instead of returned (large
# activations would be page-faulted in anew each step), and no spinning pool that starves the other one.
grep -qm1 avx512f /proc/cpuinfo && export ATEN_CPU_CAPABILITY=${ATEN_CPU_CAPABILITY:-avx512}
torch() {
  env MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=100000000000 MALLOC_TOP_PAD_=67108864 OMP_WAIT_POLICY=PASSIVE \
    OMP_NUM_THREADS="$1" OPENBLAS_NUM_THREADS="$1" PEERS_THREADS="$1" "${@:2}" "$py" "$here/torch_bench.py"
}
# OpenBLAS on OpenMP shares one pool with PyTorch: a second setting from two threads on, and the table takes the better.
one_pool=$(dirname "$(dpkg -L libopenblas0-openmp 2>/dev/null | grep -m1 '/libblas\.so\.3$' || true)")

dotnet build "$here/Ml.Peers" -c Release -v quiet --nologo
peers() { dotnet "$here/Ml.Peers/bin/Release/net10.0/Ml.Peers.dll" "$@"; }

has_torch=0
if "$py" -c 'import torch' 2>/dev/null; then
  has_torch=1
  [ -e "$dir/mlp.b64.onnx" ] || "$py" "$here/models.py" "$dir"
fi
[ -e "$dir/mlp.b64.onnx" ] || { echo "no exported models in $dir and no torch for $py to write them"; exit 1; }

: >"$results"
for round in $(seq "$rounds"); do
  for threads in ${PEERS_THREADS_LIST:-1 2}; do
    echo "round $round, $threads thread(s), load $(cut -d' ' -f1 /proc/loadavg)" >&2
    peers ours "$dir" "$threads" "$PEERS_SECONDS" >>"$results"
    [ -z "${ORT_LIB:-}" ] || peers ort "$dir" "$threads" "$PEERS_SECONDS" "$ORT_LIB" >>"$results"
    [ "$has_torch" = 0 ] || torch "$threads" env >>"$results"
    if [ "$has_torch" = 1 ] && [ "$threads" -gt 1 ] && [ "$one_pool" != . ]; then
      torch "$threads" env PEERS_SUFFIX=+one-pool LD_LIBRARY_PATH="$one_pool" >>"$results"
    fi
  done
done

sed -n 's/^model name[^:]*: /processor: /p' /proc/cpuinfo | head -n 1
peers table "$results"
