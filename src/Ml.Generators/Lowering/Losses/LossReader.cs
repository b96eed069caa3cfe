using Ml.Generators.Graph;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;

namespace Ml.Generators.Lowering.Losses;

/// <summary>What an addend of a loss reads: which output and target, and how they compare.</summary>
internal sealed class LossReader(
    Func<Value, LossNote?> noteOf, BatchAlgebra algebra, IReadOnlyList<Value> outputs, int firstTarget)
{
    /// <summary>The function, the output, the target and their comparison; -1 and Other where there is none.</summary>
    public (string Loss, int Output, int Target, LossReading Reading) Read(LossLeaf leaf)
    {
        HashSet<Value> below = Below(leaf.Source);
        int output = Single(outputs.Select((o, i) => below.Contains(o) ? i : -1));
        int target = Single(below.Select(TargetOf));
        LossNote? note = Noted(leaf.Source);
        if (note is null)
            return ("", output, target, IsDifference(below, output, target) ? LossReading.Values : LossReading.Other);

        int compared = OutputOf(note.Prediction), with = TargetOf(Unmoved(note.Target));
        LossReading reading = compared < 0 || with < 0 ? LossReading.Other
            : note.Reading.ClassAxis < 0
                ? note.Prediction.Shape.Equals(note.Target.Shape) ? note.Reading : LossReading.Other
            : AxisIn(outputs[compared].Shape, note.Prediction.Shape, note.Reading.ClassAxis) is { } axis
                ? note.Reading with { ClassAxis = axis } : LossReading.Other;
        return (note.Loss, compared >= 0 ? compared : output, with >= 0 ? with : target, reading);
    }

    /// <summary>
    /// Down through what neither weighs nor mixes elements: the loss function whose numbers these are.
    /// </summary>
    private LossNote? Noted(Value value)
    {
        while (true)
        {
            if (noteOf(value) is { } note)
                return note;
            if (value.Shape.Rank > 0 && outputs.Contains(value))
                return null;
            IReadOnlyList<Value> x = value.Producer.Operands;
            switch (value.Producer.Operation)
            {
                case Reduce { Reduction: Reduction.Sum } or Reshape or Negate:
                case Divide when IsCount(algebra[x[1]]):
                case Add or Subtract or Multiply when algebra[x[1]] is BatchPart.Same:
                    value = x[0];
                    break;
                case Add or Subtract or Multiply when algebra[x[0]] is BatchPart.Same:
                    value = x[1];
                    break;
                default:
                    return null;
            }
        }
    }

    private static bool IsCount(BatchPart part) => part is BatchPart.Same or BatchPart.Total { Size: not null };

    /// <summary>Whether a difference of output and target is what the addend is made of.</summary>
    private bool IsDifference(HashSet<Value> below, int output, int target) => output >= 0 && target >= 0
        && below.Any(v => v.Producer.Operation is Subtract
            && (Differ(v.Producer.Operands[0], v.Producer.Operands[1], output, target)
                || Differ(v.Producer.Operands[1], v.Producer.Operands[0], output, target)));

    private bool Differ(Value a, Value b, int output, int target) => a.Shape.Equals(b.Shape)
        && a.Element == ElementType.Float32 && OutputOf(a) == output && TargetOf(Unmoved(b)) == target;

    /// <summary>The loss's own part of what a value is computed from: it ends at outputs.</summary>
    private HashSet<Value> Below(Value value)
    {
        HashSet<Value> seen = [];
        var work = new Stack<Value>([value]);
        while (work.Count > 0)
        {
            Value next = work.Pop();
            if (!seen.Add(next) || (outputs.Contains(next) && next != value))
                continue;
            foreach (Value operand in next.Producer.Operands)
                work.Push(operand);
        }

        return seen;
    }

    private int OutputOf(Value value)
    {
        int found = IndexOf(value);
        while (found < 0 && value.Producer.Operation is Reshape)
            found = IndexOf(value = value.Producer.Operands[0]);
        return found;
    }

    private int IndexOf(Value value) => Enumerable.Range(0, outputs.Count).Where(i => outputs[i] == value)
        .DefaultIfEmpty(-1).First();

    private int TargetOf(Value value) => value.Producer.Operation is InputLeaf input && input.Slot >= firstTarget
        ? input.Slot - firstTarget : -1;

    /// <summary>Back over what leaves the elements in their order.</summary>
    private static Value Unmoved(Value value)
    {
        while (value.Producer.Operation is Reshape or Cast { To: ElementType.Float32 })
            value = value.Producer.Operands[0];
        return value;
    }

    /// <summary>The axis of one shape that cuts the elements in their order just as an axis of another does.</summary>
    private static int? AxisIn(Shape shape, Shape other, int axis)
    {
        Dim inner = Dim.Product(other.Skip(axis + 1));
        for (int i = 0; i < shape.Rank; i++)
        {
            if (shape[i] == other[axis] && Dim.Product(shape.Skip(i + 1)) == inner)
                return i;
        }

        return null;
    }

    private static int Single(IEnumerable<int> found)
    {
        int[] distinct = found.Where(i => i >= 0).Distinct().ToArray();
        return distinct.Length == 1 ? distinct[0] : -1;
    }
}
