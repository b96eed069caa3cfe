using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Reading;

/// <summary>Indexers and ranges: x[.., 0, 1..^1].</summary>
internal sealed partial class BodyInterpreter
{
    private static bool IsIndexer(IPropertyReferenceOperation reference) =>
        reference.Property.IsIndexer && KnownSymbols.IsTensor(reference.Property.ContainingType);

    private AbstractValue FromEnd(IUnaryOperation hat, Frame frame)
    {
        AbstractValue value = Evaluate(hat.Operand, frame);
        return ConstantArithmetic.AsSize(value) is { } size ? new AbstractValue.Span(Indexing.AxisSize - size, null)
            : value is AbstractValue.UnknownValue ? value
            : Reject(hat);
    }

    private AbstractValue Range(IRangeOperation range, Frame frame)
    {
        Dim? start = range.LeftOperand is null ? Dim.Zero : Position(range.LeftOperand, frame);
        Dim? end = range.RightOperand is null ? Indexing.AxisSize : Position(range.RightOperand, frame);
        return start is null || end is null ? AbstractValue.Unknown : new AbstractValue.Span(start, end);
    }

    private Dim? Position(IOperation index, Frame frame)
    {
        AbstractValue value = Evaluate(index, frame);
        Dim? position = value is AbstractValue.Span { End: null } span ? span.Start : ConstantArithmetic.AsSize(value);
        if (position is { IsConstant: true, Value: < 0 })
        {
            context.Report(
                ProblemIds.NotReadable, $"{position} is not a position",
                $"write ^{-position.Value} to count from the end",
                index.Syntax.GetLocation());
            return null;
        }

        if (position is null && value is not AbstractValue.UnknownValue)
            Reject(index);
        return position;
    }

    private AbstractValue Slice(IPropertyReferenceOperation indexer, AbstractValue tensor, Frame frame)
    {
        IOperation? list = indexer.Arguments.FirstOrDefault()?.Value;
        IEnumerable<IOperation> parts = list is IArrayCreationOperation { Initializer: { } initializer }
            ? initializer.ElementValues
            : list is null ? [] : [list];
        List<Dim> starts = [], ends = [];
        List<double> dropped = [];
        bool isKnown = true;
        foreach (IOperation part in parts)
        {
            AbstractValue value = Evaluate(part, frame);
            if (value is AbstractValue.Span { End: { } end } span)
            {
                starts.Add(span.Start);
                ends.Add(end);
            }
            else if (Position(part, frame) is { } position)
            {
                dropped.Add(starts.Count);
                starts.Add(position);
                ends.Add(position + 1);
            }
            else
            {
                isKnown = false;
            }
        }

        if (!isKnown || tensor is AbstractValue.UnknownValue)
            return AbstractValue.Unknown;
        if (tensor is not AbstractValue.Tensor x)
            return Reject(indexer);
        List<ArgumentSpec> arguments =
        [
            new ArgumentSpec(Indexing.Starts, new ArgumentValue.Sizes(starts.ToEquatableArray())),
            new ArgumentSpec(Indexing.Ends, new ArgumentValue.Sizes(ends.ToEquatableArray())),
        ];
        if (dropped.Count > 0)
            arguments.Add(new ArgumentSpec(Indexing.Dropped, new ArgumentValue.Numbers(dropped.ToEquatableArray())));
        return Function(
            Indexing.Operation, [x.Id], arguments.ToEquatableArray(), SourceText.Of(indexer.Syntax),
            new Site(indexer.Syntax.GetLocation()));
    }
}
