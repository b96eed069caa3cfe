using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Lowering.Losses;

/// <summary>Describes the loss of a program: its terms, and which scalars the program tells of each.</summary>
internal sealed class LossTerms
{
    private readonly LossLeaf[] _leaves;
    private readonly (string Loss, int Output, int Target, LossReading Reading)[] _read;
    private readonly ModelSpec _spec;

    /// <param name="isWhole">Whether the loss is one term, whatever it is made of.</param>
    public LossTerms(
        ModelSpec spec, GraphBuilder builder, Expr loss, IReadOnlyList<Value> outputs, Dim examples, bool isWhole)
    {
        _spec = spec;
        var algebra = new BatchAlgebra(builder.Nodes, loss.Value, outputs, builder.NoteOf);
        var split = new LossSplit(builder, algebra, examples);
        _leaves = isWhole ? [split.Whole(loss.Value)] : [.. split.Of(loss.Value)];
        var reader = new LossReader(builder.NoteOf, algebra, outputs, spec.Inputs.Count);
        _read = [.. _leaves.Select(reader.Read)];
    }

    public int Count => _leaves.Length;

    public IReadOnlyList<LossTerm> Terms
    {
        get
        {
            IReadOnlyList<string> names = LossNames.Of(
                _read.Select(r => (r.Loss, r.Output)).ToArray(), _spec.Outputs.Select(o => o.Name).ToArray());
            return _leaves.Select((leaf, i) => new LossTerm(
                names[i], _read[i].Loss, leaf.Reduction, leaf.Weight, _read[i].Output, _read[i].Target,
                _read[i].Reading))
                .ToArray();
        }
    }

    /// <param name="loss">What the program gives as its loss: place 0.</param>
    public LossFigures Figures(Value loss)
    {
        List<Value> values = [];
        int PlaceOf(Value value)
        {
            if (value == loss)
                return 0;
            if (!values.Contains(value))
                values.Add(value);
            return values.IndexOf(value) + 1;
        }

        TermFigures[] terms = _leaves.Select(leaf => new TermFigures(
            PlaceOf(leaf.Value), leaf.IsSum, leaf.Count is null ? -1 : PlaceOf(leaf.Count), leaf.Size)).ToArray();
        return new LossFigures(terms, values);
    }
}
