namespace Ml.Weights;

/// <summary>The one table of type names, sizes and the C# types that read them.</summary>
static class SafetensorsTypes
{
    static readonly (SafetensorsType Type, string Name, int Bytes, Type? Managed)[] Table =
    [
        (SafetensorsType.Bool, "BOOL", 1, typeof(bool)),
        (SafetensorsType.U8, "U8", 1, typeof(byte)),
        (SafetensorsType.I8, "I8", 1, typeof(sbyte)),
        (SafetensorsType.F8E5M2, "F8_E5M2", 1, null),
        (SafetensorsType.F8E4M3, "F8_E4M3", 1, null),
        (SafetensorsType.F8E8M0, "F8_E8M0", 1, null),
        (SafetensorsType.I16, "I16", 2, typeof(short)),
        (SafetensorsType.U16, "U16", 2, typeof(ushort)),
        (SafetensorsType.F16, "F16", 2, typeof(Half)),
        (SafetensorsType.BF16, "BF16", 2, null),
        (SafetensorsType.I32, "I32", 4, typeof(int)),
        (SafetensorsType.U32, "U32", 4, typeof(uint)),
        (SafetensorsType.F32, "F32", 4, typeof(float)),
        (SafetensorsType.C64, "C64", 8, null),
        (SafetensorsType.F64, "F64", 8, typeof(double)),
        (SafetensorsType.I64, "I64", 8, typeof(long)),
        (SafetensorsType.U64, "U64", 8, typeof(ulong)),
    ];

    public static string AllNames => string.Join(", ", Table.Select(row => row.Name));

    public static bool TryParse(string name, out SafetensorsType type)
    {
        foreach (var row in Table)
            if (row.Name == name)
            {
                type = row.Type;
                return true;
            }

        type = default;
        return false;
    }

    public static string Name(SafetensorsType type) => Table[(int)type].Name;

    public static int Bytes(SafetensorsType type) => Table[(int)type].Bytes;

    public static bool Reads(SafetensorsType type, Type managed) => Table[(int)type].Managed == managed;
}
