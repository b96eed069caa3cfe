namespace Ml.Generators.Emitting.Loops;

/// <summary>The innermost loop: full registers, then the lanes that are left.</summary>
internal static class VectorLoop
{
    /// <param name="count">The trip count, a name or number.</param>
    /// <param name="body">Writes the statements for one register.</param>
    public static void Write(KernelWriter writer, string count, Action<Lanes> body) =>
        Write(writer, count, 1, (lanes, _) => body(lanes[0]));

    /// <summary>As above, with several registers at once while there are enough.</summary>
    /// <param name="body">Given the registers of one pass: <paramref name="together"/> of them, or one.</param>
    /// <param name="first">The first index; <paramref name="count"/> is behind the last.</param>
    public static void Write(
        KernelWriter writer, string count, int together, Action<IReadOnlyList<Lanes>, string> body, string first = "0")
    {
        string index = writer.Local("nint", "x", first);
        List<Action> blocks = [];
        if (together > 1)
            blocks.Add(() => Full(together));
        blocks.Add(() => Full(1));
        blocks.Add(() =>
        {
            using (writer.Braces($"if (V.Count > 1 && {index} < {count})"))
            {
                string rest = writer.Local("int", "rest", $"(int)({count} - {index})");
                body([new Lanes(index, rest)], index);
            }
        });
        writer.Alternatives([.. blocks]);

        void Full(int registers)
        {
            string step = registers == 1 ? "V.Count" : $"({registers} * V.Count)";
            using (writer.Braces($"for (; {index} <= {count} - {step}; {index} += {step})"))
            {
                List<Lanes> lanes = [new Lanes(index, null)];
                for (int i = 1; i < registers; i++)
                {
                    lanes.Add(
                        new Lanes(writer.Local("nint", "x", $"{index} + {(i == 1 ? "" : i + " * ")}V.Count"), null));
                }

                body(lanes, index);
            }
        }
    }
}
