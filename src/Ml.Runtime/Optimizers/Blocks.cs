namespace Ml.Optimizers;

/// <summary>How the flat arrays are cut for threads and for partial results.</summary>
static class Blocks
{
    /// <summary>Floats of a block: 16 KiB of each array, small enough to spread evenly, large enough to hide the
    /// bookkeeping.</summary>
    public const int Size = 4096;

    public static int Of(long length) => checked((int)((length + Size - 1) / Size));
}
