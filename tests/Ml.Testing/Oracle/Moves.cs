using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;

namespace Ml.Testing.Oracle;

internal static class Moves
{
    public static NumberArray Transpose(Transpose transpose, NumberArray x, int[] shape)
    {
        var result = new NumberArray(shape);
        foreach (int[] index in NumberArray.Indices(shape))
        {
            var from = new int[index.Length];
            for (int axis = 0; axis < index.Length; axis++)
                from[transpose.Order[axis]] = index[axis];
            result[index] = x[from];
        }

        return result;
    }

    public static NumberArray Slice(Slice slice, NumberArray x, int[] shape, OracleInputs inputs)
    {
        int[] starts = [.. slice.Starts.Select(s => (int)inputs.Evaluate(s))];
        var result = new NumberArray(shape);
        foreach (int[] index in NumberArray.Indices(shape))
            result[index] = x[[.. index.Select((i, axis) => starts[axis] + (i * slice.Steps[axis]))]];
        return result;
    }

    public static NumberArray Pad(Pad pad, NumberArray x, int[] shape, OracleInputs inputs)
    {
        int[] before = [.. pad.Before.Select(b => (int)inputs.Evaluate(b))];
        var result = new NumberArray(shape);
        Array.Fill(result.Data, pad.Number);
        foreach (int[] index in NumberArray.Indices(x.Shape))
            result[[.. index.Select((i, axis) => before[axis] + (i * pad.Steps[axis]))]] = x[index];
        return result;
    }

    public static NumberArray Concatenate(Concatenate join, NumberArray[] parts, int[] shape)
    {
        var result = new NumberArray(shape);
        int start = 0;
        foreach (NumberArray part in parts)
        {
            foreach (int[] index in NumberArray.Indices(part.Shape))
                result[[.. index.Select((i, axis) => axis == join.Axis ? i + start : i)]] = part[index];
            start += part.Shape[join.Axis];
        }

        return result;
    }

    public static NumberArray Gather(NumberArray table, NumberArray ids, int[] shape)
    {
        var result = new NumberArray(shape);
        int width = NumberArray.Count(table.Shape[1..]);
        if (ids.Data.Any(id => id < 0 || id >= table.Shape[0]))
            throw new ArgumentOutOfRangeException(nameof(ids), $"An id names no row of a table of {table.Shape[0]}.");
        for (int i = 0; i < ids.Data.Length; i++)
            Array.Copy(table.Data, (int)ids.Data[i] * width, result.Data, i * width, width);
        return result;
    }

    public static NumberArray ScatterAdd(NumberArray ids, NumberArray rows, int[] shape, ElementType element)
    {
        var result = new NumberArray(shape);
        int width = NumberArray.Count(shape[1..]);
        for (int i = 0; i < ids.Data.Length; i++)
        {
            for (int j = 0; j < width; j++)
            {
                int at = ((int)ids.Data[i] * width) + j;
                result.Data[at] = Whole.Add(element, result.Data[at], rows.Data[(i * width) + j]);
            }
        }

        return result;
    }
}
