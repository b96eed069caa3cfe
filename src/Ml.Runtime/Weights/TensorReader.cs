namespace Ml.Weights;

/// <summary>A file's numbers as floats.</summary>
static unsafe class TensorReader
{
    /// <summary>Whether a tensor of the type can become floats. Whole numbers only as scalars, which are counters: a
    /// tensor of them is no weight.</summary>
    public static bool Converts(SafetensorsType type, bool isScalar) => type switch
    {
        SafetensorsType.F32 or SafetensorsType.F16 or SafetensorsType.BF16 or SafetensorsType.F64 => true,
        _ => isScalar && IsWhole(type),
    };

    /// <summary>Whether its numbers are whole ones.</summary>
    public static bool IsWhole(SafetensorsType type) => type is SafetensorsType.Bool or SafetensorsType.U8
        or SafetensorsType.I8 or SafetensorsType.I16 or SafetensorsType.U16 or SafetensorsType.I32
        or SafetensorsType.U32 or SafetensorsType.I64 or SafetensorsType.U64;

    /// <summary>A finite number that is too large for a float; null when there is none.</summary>
    public static double? TooLarge(SafetensorsType type, byte* source, long count)
    {
        for (var i = 0L; type == SafetensorsType.F64 && i < count; i++)
        {
            var value = ((double*)source)[i];
            if (double.IsFinite(value) && !float.IsFinite((float)value))
                return value;
        }

        return null;
    }

    /// <summary>Converts numbers one after the other: exactly, but for F64 and large integers, which are
    /// rounded.</summary>
    public static void Read(SafetensorsType type, byte* source, float* target, long count)
    {
        if (type == SafetensorsType.F32)
        {
            Buffer.MemoryCopy(source, target, count * sizeof(float), count * sizeof(float));
            return;
        }

        for (var i = 0L; i < count; i++)
            target[i] = At(type, source, i);
    }

    /// <summary>Converts a matrix of columns times rows into one of rows times columns.</summary>
    public static void ReadTransposed(SafetensorsType type, byte* source, float* target, long rows, long columns)
    {
        for (var row = 0L; row < rows; row++)
            for (var column = 0L; column < columns; column++)
                target[row * columns + column] = At(type, source, column * rows + row);
    }

    static float At(SafetensorsType type, byte* source, long i) => type switch
    {
        SafetensorsType.F32 => ((float*)source)[i],
        SafetensorsType.F16 => (float)((Half*)source)[i],
        SafetensorsType.BF16 => BitConverter.UInt32BitsToSingle((uint)((ushort*)source)[i] << 16),
        SafetensorsType.F64 => (float)((double*)source)[i],
        SafetensorsType.Bool or SafetensorsType.U8 => source[i],
        SafetensorsType.I8 => ((sbyte*)source)[i],
        SafetensorsType.I16 => ((short*)source)[i],
        SafetensorsType.U16 => ((ushort*)source)[i],
        SafetensorsType.I32 => ((int*)source)[i],
        SafetensorsType.U32 => ((uint*)source)[i],
        SafetensorsType.I64 => ((long*)source)[i],
        SafetensorsType.U64 => ((ulong*)source)[i],
        _ => throw new InvalidOperationException($"{type} is no type of weights"),
    };
}
