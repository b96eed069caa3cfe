using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Reading;

/// <summary>Assignments, to variables and to tuples of them.</summary>
internal sealed partial class BodyInterpreter
{
    private AbstractValue Assign(IOperation target, AbstractValue value, Frame frame)
    {
        if (target is ILocalReferenceOperation { Local.Name: var name })
            program.Name(value, name);
        switch (target)
        {
            case ILocalReferenceOperation { IsDeclaration: true } local:
                frame.Declare(local.Local, value);
                break;
            case ILocalReferenceOperation local:
                frame.Assign(local.Local, value);
                break;
            case IParameterReferenceOperation parameter:
                frame.Assign(parameter.Parameter, value);
                break;
            case IDeclarationExpressionOperation declaration:
                return Assign(declaration.Expression, value, frame);
            case ITupleOperation tuple when value is AbstractValue.Items items
                && items.Values.Count == tuple.Elements.Length:
                for (int i = 0; i < tuple.Elements.Length; i++)
                    Assign(tuple.Elements[i], items.Values[i], frame);
                break;
            case ITupleOperation tuple when value is AbstractValue.UnknownValue:
                foreach (IOperation element in tuple.Elements)
                    Assign(element, value, frame);
                break;
            case IDiscardOperation:
                program.Note(value, ResultUse.Discarded);
                break;
            default:
                context.Cancellation.ThrowIfCancellationRequested();
                if (target.DescendantsAndSelf().Any(o => o is IInvalidOperation))
                {
                    context.Break();
                }
                else
                {
                    context.Report(
                        ProblemIds.NotReadable,
                        $"'{SourceText.Of(target.Syntax)}' cannot be assigned: a body changes only its own variables",
                        "put the value into a local variable, or return it",
                        target.Syntax.GetLocation());
                }

                break;
        }

        return value;
    }

    private AbstractValue Increment(IIncrementOrDecrementOperation step, IOperation target, Frame frame)
    {
        AbstractValue old = Evaluate(target, frame);
        BinaryOperatorKind kind = step.Kind == OperationKind.Increment ? BinaryOperatorKind.Add
            : BinaryOperatorKind.Subtract;
        AbstractValue? next = ConstantArithmetic.Convert(
            ConstantArithmetic.Binary(kind, old, ConstantArithmetic.Of(1L)), step.Type);
        if (next is null)
            return old is AbstractValue.UnknownValue ? old : Reject(step);
        Assign(target, next, frame);
        return step.IsPostfix ? old : next;
    }
}
