using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Reading;

/// <summary>
/// Runs a Forward or Loss body over abstract values: tensors become steps of the program, everything else (constants,
/// sizes, control flow) is worked out on the way. What it cannot run is a problem on that expression.
/// </summary>
internal sealed partial class BodyInterpreter(
    ReadingContext context, INamedTypeSymbol model, IReadOnlyList<LayerMethod> layers, ProgramBuilder program,
    ISet<string> sizes)
{
    // A body is compiled as often as its loops run. More is a mistake, or a model that no one can wait for.
    private const int MostIterations = 1024;
    private const int DeepestInlining = 64;

    // Methods that call others twice multiply without a loop and without a step.
    private const int MostEvaluations = 200_000;

    private readonly Stack<IMethodSymbol> _calls = new();
    private readonly Dictionary<IMethodSymbol, IReadOnlyList<IOperation>?> _bodies = new(
        SymbolEqualityComparer.Default);
    private int _iterations;
    private int _evaluations;
    private bool _isOverBudget;

    private enum Flow
    {
        Next,
        Return,
        Break,
        Continue,
    }

    /// <summary>Reads a method of the model from its start.</summary>
    public AbstractValue Run(IMethodSymbol method, IReadOnlyList<AbstractValue> arguments)
    {
        Location position = KnownSymbols.PositionOf(method);
        AbstractValue result = Inline(method, arguments, null, position);
        if (!_isOverBudget)
            program.ReportRefused();
        return result;
    }

    private Flow RunAll(IEnumerable<IOperation> statements, Frame frame)
    {
        foreach (IOperation statement in statements)
        {
            Flow flow = _isOverBudget ? Flow.Return : Run(statement, frame);
            if (flow != Flow.Next)
                return flow;
        }

        return Flow.Next;
    }

    private Flow Run(IOperation statement, Frame frame)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        switch (statement)
        {
            case IBlockOperation block:
                return RunAll(block.Operations, frame);
            case IExpressionStatementOperation expression:
                AbstractValue given = Evaluate(expression.Operation, frame);
                if (expression.Operation is IInvocationOperation)
                    program.Note(given, ResultUse.Dropped);
                return Flow.Next;
            case IVariableDeclarationGroupOperation group:
                foreach (IVariableDeclaratorOperation variable in group.Declarations.SelectMany(d => d.Declarators))
                {
                    AbstractValue value = variable.GetVariableInitializer() is { } initializer
                        ? Evaluate(initializer.Value, frame)
                        : AbstractValue.Unknown;
                    program.Name(value, variable.Symbol.Name);
                    frame.Declare(variable.Symbol, value);
                }

                return Flow.Next;
            case IReturnOperation { Kind: OperationKind.Return } result:
                frame.Result = Evaluate(result.ReturnedValue, frame);
                return Flow.Return;
            case IConditionalOperation choice:
                return Decide(choice.Condition, frame) switch
                {
                    true => Run(choice.WhenTrue, frame),
                    false when choice.WhenFalse is { } otherwise => Run(otherwise, frame),
                    _ => Flow.Next,
                };
            case IForLoopOperation loop:
                return Unroll(loop, frame);
            case IForEachLoopOperation loop:
                return Unroll(loop, frame);
            case IBranchOperation { BranchKind: BranchKind.Break }:
                return Flow.Break;
            case IBranchOperation { BranchKind: BranchKind.Continue }:
                return Flow.Continue;
            case ILocalFunctionOperation or IEmptyOperation:
                return Flow.Next;
            default:
                Reject(statement);
                return Flow.Next;
        }
    }

    private Flow Unroll(IForLoopOperation loop, Frame frame)
    {
        RunAll(loop.Before, frame);
        while (loop.Condition is null || Decide(loop.Condition, frame) == true)
        {
            if (!CountIteration(loop))
                return Flow.Next;
            switch (Run(loop.Body, frame))
            {
                case Flow.Return:
                    return Flow.Return;
                case Flow.Break:
                    return Flow.Next;
                default:
                    RunAll(loop.AtLoopBottom, frame);
                    break;
            }
        }

        return Flow.Next;
    }

    private Flow Unroll(IForEachLoopOperation loop, Frame frame)
    {
        AbstractValue collection = Evaluate(loop.Collection, frame);
        if (collection is not AbstractValue.Items items
            || loop.LoopControlVariable is not IVariableDeclaratorOperation variable)
        {
            if (collection is not AbstractValue.UnknownValue)
                Reject(loop);
            return Flow.Next;
        }

        foreach (AbstractValue item in items.Values)
        {
            if (!CountIteration(loop))
                return Flow.Next;
            frame.Declare(variable.Symbol, item);
            Flow flow = Run(loop.Body, frame);
            if (flow == Flow.Return)
                return flow;
            if (flow == Flow.Break)
                break;
        }

        return Flow.Next;
    }

    private bool CountIteration(ILoopOperation loop)
    {
        if (_isOverBudget)
            return false;
        if (++_iterations <= MostIterations && !program.IsFull)
            return true;
        Stop(
            program.IsFull
                ? $"This loop is unrolled, and the model has more than {ProgramBuilder.MostSteps} steps"
                : $"This loop is unrolled, and the loops of this body run more than {MostIterations} times",
            FirstToken(loop));
        return false;
    }

    /// <summary>Reports that the body costs too much, once, and lets everything that is being read return.</summary>
    private void Stop(string what, Location location)
    {
        _isOverBudget = true;
        context.Report(
            ProblemIds.NotReadable, what, "put what repeats into a model and write [Use<T>(repeat: n)]", location);
    }

    /// <summary>Whether a condition holds, or null (after a problem) when that is not known now.</summary>
    private bool? Decide(IOperation condition, Frame frame)
    {
        // C# only says that a tensor is no bool.
        bool isTensor = KnownSymbols.IsTensor(
            condition is IConversionOperation conversion ? conversion.Operand.Type : condition.Type);
        AbstractValue value = Evaluate(condition, frame);
        if (value is AbstractValue.Constant { Value: bool known })
            return known;
        if (isTensor || value is not AbstractValue.UnknownValue)
        {
            context.Report(
                ProblemIds.NotReadable,
                $"'{SourceText.Of(condition.Syntax)}' is not known when the model is compiled, and a condition must be",
                "decide by constants; for a choice per element write Select(condition, a, b)",
                condition.Syntax.GetLocation());
        }

        return null;
    }

    /// <summary>Reports a construct without meaning here, unless the C# compiler reports an error in it.</summary>
    private AbstractValue Reject(IOperation operation)
    {
        if (operation is IInvalidOperation || operation.Syntax.ContainsDiagnostics
            || operation.DescendantsAndSelf().Any(o => o is IInvalidOperation))
        {
            context.Break();
            return AbstractValue.Unknown;
        }

        Location location = operation is ILoopOperation or ISwitchOperation or ITryOperation or IUsingOperation
            or ILockOperation
            ? FirstToken(operation)
            : operation.Syntax.GetLocation();
        context.Report(
            ProblemIds.NotReadable,
            $"'{SourceText.Of(operation.Syntax)}' is not read by the compiler", Unreadable.Advice(operation), location);
        return AbstractValue.Unknown;
    }

    private static Location FirstToken(IOperation operation) => operation.Syntax.GetFirstToken().GetLocation();
}
