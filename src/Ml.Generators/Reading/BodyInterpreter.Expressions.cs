using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Reading;

/// <summary>Expressions other than calls and assignments.</summary>
internal sealed partial class BodyInterpreter
{
    private AbstractValue Evaluate(IOperation? operation, Frame frame)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        if (_isOverBudget)
            return AbstractValue.Unknown;
        if (++_evaluations > MostEvaluations && operation is not null)
        {
            Stop(
                $"The methods that this body calls are inlined, and have more than {MostEvaluations} expressions",
                operation.Syntax.GetLocation());
            return AbstractValue.Unknown;
        }

        if (operation is null or IInvalidOperation || operation.Type?.TypeKind == TypeKind.Error)
        {
            if (operation is not null)
                ReportMisfit(operation);
            context.Break();
            return AbstractValue.Unknown;
        }

        if (operation.ConstantValue.HasValue)
            return new AbstractValue.Constant(ConstantArithmetic.Normalize(operation.ConstantValue.Value));

        switch (operation)
        {
            case ILocalReferenceOperation local:
                return Variable(local.Local, frame);
            case IParameterReferenceOperation parameter:
                return Variable(parameter.Parameter, frame);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                return new AbstractValue.This();
            case IConversionOperation conversion:
                return Convert(conversion, frame);
            case IBinaryOperation binary:
                return Binary(binary, frame);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat:
                return FromEnd(hat, frame);
            case IUnaryOperation unary:
                return Unary(unary, frame);
            case IRangeOperation range:
                return Range(range, frame);
            case IConditionalOperation choice:
                return Decide(choice.Condition, frame) switch
                {
                    true => Evaluate(choice.WhenTrue, frame),
                    false => Evaluate(choice.WhenFalse, frame),
                    null => AbstractValue.Unknown,
                };
            case ITupleOperation tuple:
                return Items(tuple.Elements, frame);
            case IArrayCreationOperation { Initializer: { } initializer, DimensionSizes.Length: 1 }:
                return Items(initializer.ElementValues, frame);
            case ICollectionExpressionOperation collection:
                return Items(collection.Elements, frame);
            case IArrayElementReferenceOperation { Indices.Length: 1 } element:
                return Element(element, frame);
            case IFieldReferenceOperation { Field.ContainingType.IsTupleType: true, Instance: { } tuple } field:
                return TupleElement(field, Evaluate(tuple, frame));
            case IPropertyReferenceOperation { Instance: { } tensor } indexer when IsIndexer(indexer):
                return Slice(indexer, Evaluate(tensor, frame), frame);
            case IInvocationOperation call:
                return Call(call, frame);
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment.Target, Evaluate(assignment.Value, frame), frame);
            case ICompoundAssignmentOperation assignment:
                return Assign(assignment.Target, Combine(
                    assignment, assignment.OperatorKind, assignment.Target, assignment.Value, assignment.OperatorMethod,
                    frame), frame);
            case IIncrementOrDecrementOperation { Target: { } target } step:
                return Increment(step, target, frame);
            case IDeconstructionAssignmentOperation deconstruction:
                return Assign(deconstruction.Target, Evaluate(deconstruction.Value, frame), frame);
            case IDiscardOperation or IDefaultValueOperation { Type: null }:
                return AbstractValue.Unknown;
            default:
                return Reject(operation);
        }
    }

    private AbstractValue Variable(ISymbol symbol, Frame frame)
    {
        if (frame.Find(symbol) is { } value)
            return value;

        // Read before it was assigned: the C# compiler says so.
        context.Break();
        return AbstractValue.Unknown;
    }

    private AbstractValue Items(ImmutableArray<IOperation> elements, Frame frame)
    {
        List<AbstractValue> items = [];
        foreach (IOperation element in elements)
        {
            if (element is ISpreadOperation spread)
            {
                if (Evaluate(spread.Operand, frame) is AbstractValue.Items inner)
                    items.AddRange(inner.Values);
                else
                    Reject(spread);
            }
            else
            {
                items.Add(Evaluate(element, frame));
            }
        }

        return new AbstractValue.Items(items);
    }

    private AbstractValue Element(IArrayElementReferenceOperation element, Frame frame)
    {
        AbstractValue array = Evaluate(element.ArrayReference, frame), index = Evaluate(element.Indices[0], frame);
        if (array is AbstractValue.Items items && index is AbstractValue.Constant { Value: long at }
            && at >= 0 && at < items.Values.Count)
        {
            return items.Values[(int)at];
        }

        return array is AbstractValue.UnknownValue || index is AbstractValue.UnknownValue ? AbstractValue.Unknown
            : Reject(element);
    }

    private AbstractValue TupleElement(IFieldReferenceOperation reference, AbstractValue tuple)
    {
        if (tuple is not AbstractValue.Items items)
            return tuple is AbstractValue.UnknownValue ? tuple : Reject(reference);
        IFieldSymbol field = reference.Field.CorrespondingTupleField ?? reference.Field;
        int index = reference.Field.ContainingType.TupleElements
            .Select(e => e.CorrespondingTupleField ?? e).ToList()
            .FindIndex(e => SymbolEqualityComparer.Default.Equals(e, field) || e.Name == field.Name);
        return index >= 0 && index < items.Values.Count ? items.Values[index] : Reject(reference);
    }

    private AbstractValue Convert(IConversionOperation conversion, Frame frame)
    {
        AbstractValue value = Evaluate(conversion.Operand, frame);
        if (!conversion.GetConversion().Exists)
        {
            context.Break();
            return AbstractValue.Unknown;
        }

        ElementType? to = KnownSymbols.TensorElement(conversion.Type);
        if (to is null)
            return ConstantArithmetic.Convert(value, conversion.Type) ?? Reject(conversion);
        if (value is AbstractValue.Constant or AbstractValue.Size)
            return ToTensor(value, to.Value, conversion);
        if (value is AbstractValue.Tensor tensor && KnownSymbols.TensorElement(conversion.Operand.Type) is { } from
            && from != to)
        {
            ArgumentSpec element = new("element", new ArgumentValue.Choice(to.Value.ToString()));
            return Function(
                "Cast", [tensor.Id], EquatableArray.Of(element),
                $"({(to == ElementType.Int32 ? "Tensor<int>" : "Tensor")}){SourceText.Side(conversion.Operand.Syntax)}",
                new Site(conversion.Syntax.GetLocation(), NoArguments, [conversion.Operand.Syntax.GetLocation()]));
        }

        return value;
    }

    private AbstractValue Binary(IBinaryOperation binary, Frame frame) => Combine(
        binary, binary.OperatorKind, binary.LeftOperand, binary.RightOperand, binary.OperatorMethod, frame);

    private AbstractValue Combine(
        IOperation whole, BinaryOperatorKind kind, IOperation left, IOperation right, IMethodSymbol? method,
        Frame frame)
    {
        AbstractValue a = Evaluate(left, frame), b = Evaluate(right, frame);
        if (a is AbstractValue.UnknownValue || b is AbstractValue.UnknownValue)
            return AbstractValue.Unknown;
        if (!KnownSymbols.IsTensor(method?.ContainingType))
        {
            return ConstantArithmetic.Convert(ConstantArithmetic.Binary(kind, a, b), whole.Type)
                ?? (a is AbstractValue.Size ? Open(whole, a)
                : b is AbstractValue.Size ? Open(whole, b) : Reject(whole));
        }

        if (Operators.Symbol(kind) is not { } symbol || Operators.Find(symbol, 2) is not { } found
            || AsOperand(a, method!.Parameters[0].Type, left) is not { } x
            || AsOperand(b, method.Parameters[1].Type, right) is not { } y)
        {
            return Reject(whole);
        }

        int[] operands = found.IsSwapped ? [y, x] : [x, y];
        IOperation[] sources = found.IsSwapped ? [right, left] : [left, right];
        return Function(
            found.Name, operands, EquatableArray<ArgumentSpec>.Empty,
            SourceText.Shorten($"{SourceText.Side(left.Syntax)} {symbol} {SourceText.Side(right.Syntax)}"),
            new Site(whole.Syntax.GetLocation(), NoArguments, sources.Select(s => s.Syntax.GetLocation()).ToArray()));
    }

    private AbstractValue Unary(IUnaryOperation unary, Frame frame)
    {
        AbstractValue value = Evaluate(unary.Operand, frame);
        if (value is AbstractValue.UnknownValue)
            return value;
        if (!KnownSymbols.IsTensor(unary.OperatorMethod?.ContainingType))
        {
            return ConstantArithmetic.Convert(ConstantArithmetic.Unary(unary.OperatorKind, value), unary.Type)
                ?? Reject(unary);
        }

        return Operators.Symbol(unary.OperatorKind) is { } symbol && Operators.Find(symbol, 1) is { } found
            && AsOperand(value, unary.OperatorMethod!.Parameters[0].Type, unary.Operand) is { } x
            ? Function(
                found.Name, [x], EquatableArray<ArgumentSpec>.Empty, symbol + SourceText.Side(unary.Operand.Syntax),
                new Site(unary.Syntax.GetLocation(), NoArguments, [unary.Operand.Syntax.GetLocation()]))
            : Reject(unary);
    }

    /// <summary>Reports what would need the number that a named size stands for.</summary>
    private AbstractValue Open(IOperation whole, AbstractValue size)
    {
        string name = size is AbstractValue.Size { Value: var value } ? value.ToString() : "";
        context.Report(
            ProblemIds.NotReadable,
            $"'{SourceText.Of(whole.Syntax)}' is not known when the model is compiled, because the size {name} is "
            + "known only when it runs",
            "add, subtract or multiply sizes, divide them by constants, and for a choice per element write "
            + "Select(condition, a, b)", whole.Syntax.GetLocation());
        return AbstractValue.Unknown;
    }
}
