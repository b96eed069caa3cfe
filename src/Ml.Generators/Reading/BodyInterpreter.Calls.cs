using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Reading;

/// <summary>Calls: of layers, of functions of Ml, of sizes, and of methods with a body, which are inlined.</summary>
internal sealed partial class BodyInterpreter
{
    private static readonly IReadOnlyDictionary<string, Location> NoArguments =
        new Dictionary<string, Location>(StringComparer.Ordinal);

    private AbstractValue Call(IInvocationOperation call, Frame frame)
    {
        IMethodSymbol method = call.TargetMethod;
        INamedTypeSymbol? type = method.ContainingType;
        if (KnownSymbols.IsTensor(type) && method.Name == "Dim")
            return SizeOf(call, frame);
        if (KnownSymbols.IsMl(type, "Functions") && Composite.All.TryGetValue(method.Name, out Composite? composite))
            return CallFunction(call, composite, frame);

        AbstractValue[] arguments = Arguments(call, frame);
        IMethodSymbol definition = method.PartialDefinitionPart ?? method;
        for (int i = 0; i < layers.Count; i++)
        {
            if (SymbolEqualityComparer.Default.Equals(layers[i].Method, definition))
                return CallLayer(call, i, arguments);
        }

        if (KnownSymbols.Layers(definition).Any() || LayerMethods.IsWithoutLayer(definition))
        {
            // A layer that could not be read, which is reported where it is declared.
            context.Break();
            return AbstractValue.Unknown;
        }

        if (type is
            {
                Name: "Math" or "MathF",
                ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true }
            })
            return CallMath(call, arguments);
        bool isOfModel = method.MethodKind == MethodKind.LocalFunction || method.IsStatic
            || (SymbolEqualityComparer.Default.Equals(type, model)
                && call.Instance is null or IInstanceReferenceOperation);
        if (!isOfModel || method.DeclaringSyntaxReferences.IsEmpty || method.IsAsync)
            return Reject(call);
        return Inline(method, arguments, method.MethodKind == MethodKind.LocalFunction ? frame : null, NameOf(call));
    }

    /// <summary>The arguments in the order of the parameters.</summary>
    private AbstractValue[] Arguments(IInvocationOperation call, Frame frame)
    {
        var values = new AbstractValue[call.TargetMethod.Parameters.Length];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            AbstractValue value = Evaluate(argument.Value, frame);
            if (argument.Parameter is { } parameter && parameter.Ordinal < values.Length)
                values[parameter.Ordinal] = value;
        }

        return values.Select(v => v ?? AbstractValue.Unknown).ToArray();
    }

    private AbstractValue SizeOf(IInvocationOperation call, Frame frame)
    {
        program.Note(Evaluate(call.Instance, frame), ResultUse.Discarded);
        if (call.Arguments.Length != 1
            || Evaluate(call.Arguments[0].Value, frame) is not AbstractValue.Constant { Value: string name })
            return Reject(call);
        if (sizes.Contains(name))
            return new AbstractValue.Size(Dim.Named(name));
        string known = string.Join(", ", sizes.OrderBy(s => s, StringComparer.Ordinal).Select(s => $"\"{s}\""));
        string? meant = NearName.Of(name, sizes);
        context.Report(
            ProblemIds.UnknownSize, $"No input has a size named \"{name}\""
            + (sizes.Count == 0 ? ": all sizes are constants" : $"; there is {known}"),
            meant is not null ? $"did you mean \"{meant}\"?"
                : sizes.Count == 0 ? "write the number, or name the size in the shape of an input"
                : "write one of these names",
            call.Arguments[0].Syntax.GetLocation(), meant is null ? null : $"\"{meant}\"");
        return AbstractValue.Unknown;
    }

    private AbstractValue CallLayer(IInvocationOperation call, int index, IReadOnlyList<AbstractValue> arguments)
    {
        LayerMethod layer = layers[index];
        List<int> operands = [];
        List<Location> sites = [];
        for (int i = 0; i < arguments.Count; i++)
        {
            IArgumentOperation? source = call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == i);
            if (arguments[i] is AbstractValue.UnknownValue || source is null)
                return AbstractValue.Unknown;
            if (AsOperand(arguments[i], layer.Method.Parameters[i].Type, source.Value) is not { } id)
                return Reject(call);
            operands.Add(id);
            sites.Add(source.Value.Syntax.GetLocation());
        }

        LayerDeclaration declaration = layer.Declaration;
        Site site = new(NameOf(call), declaration.Site.Arguments, sites) { Expression = call.Syntax.GetLocation() };
        int results = layer.Method.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple
            ? tuple.TupleElements.Length : 1;
        StepSpec step = declaration.ToStep(
            index, operands, results, $"{layer.Method.Name}: {declaration.Text}", SourceText.LineOf(site.Whole));
        return Results(program.Add(step, site), results);
    }

    private AbstractValue CallMath(IInvocationOperation call, IReadOnlyList<AbstractValue> arguments)
    {
        if (arguments.Any(a => a is AbstractValue.UnknownValue))
            return AbstractValue.Unknown;
        AbstractValue? value = arguments.All(a => a is AbstractValue.Constant { Value: long or double })
            ? ConstantArithmetic.Function(
                call.TargetMethod.Name,
                arguments.Select(a => ConstantArithmetic.ToDouble((AbstractValue.Constant)a)).ToArray())
            : null;
        return value is null ? Reject(call) : ConstantArithmetic.Convert(value, call.Type) ?? Reject(call);
    }

    private AbstractValue Inline(
        IMethodSymbol method, IReadOnlyList<AbstractValue> arguments, Frame? outer, Location site)
    {
        if (_calls.Contains(method, SymbolEqualityComparer.Default) || _calls.Count > DeepestInlining)
        {
            context.Report(
                ProblemIds.NotReadable,
                $"'{method.Name}' calls itself, and bodies are inlined",
                "write a 'for' with constant bounds, or a model and [Use<T>(repeat: n)]", site);
            return AbstractValue.Unknown;
        }

        if (method.Parameters.Any(p => p.RefKind is not (RefKind.None or RefKind.In)))
        {
            context.Report(
                ProblemIds.NotReadable, $"'{method.Name}' has ref or out parameters", "return a tuple instead", site);
            return AbstractValue.Unknown;
        }

        if (!_bodies.TryGetValue(method, out IReadOnlyList<IOperation>? body))
            _bodies[method] = body = BodyOf(method);
        if (body is null)
        {
            context.Break();
            return AbstractValue.Unknown;
        }

        Frame frame = new(outer);
        for (int i = 0; i < method.Parameters.Length; i++)
            frame.Declare(method.Parameters[i], i < arguments.Count ? arguments[i] : AbstractValue.Unknown);
        _calls.Push(method);
        RunAll(body, frame);
        _calls.Pop();
        if (frame.Result is null)
            context.Break();
        return frame.Result ?? AbstractValue.Unknown;
    }

    /// <summary>The statements of a method, or null when it has none (then it does not compile).</summary>
    private IReadOnlyList<IOperation>? BodyOf(IMethodSymbol method)
    {
        foreach (SyntaxReference reference in (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences)
        {
            context.Session.Visit(reference);
            SyntaxNode syntax = reference.GetSyntax(context.Cancellation);
            IOperation? operation = context.Compilation.GetSemanticModel(syntax.SyntaxTree)
                .GetOperation(syntax, context.Cancellation);
            IBlockOperation? block = operation switch
            {
                IMethodBodyOperation body => body.BlockBody ?? body.ExpressionBody,
                ILocalFunctionOperation local => local.Body,
                _ => null,
            };
            if (block is not null)
                return block.Operations;
        }

        return null;
    }

    private static AbstractValue Results(int first, int count) => count == 1
        ? new AbstractValue.Tensor(first)
        : new AbstractValue.Items(
            Enumerable.Range(first, count).Select(i => (AbstractValue)new AbstractValue.Tensor(i)).ToArray());

    /// <summary>The name in front of the parentheses: what is wrong when a call is, and no argument is.</summary>
    private static Location NameOf(IInvocationOperation call) => call.Syntax switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => member.Name.GetLocation(),
        InvocationExpressionSyntax invocation => invocation.Expression.GetLocation(),
        _ => call.Syntax.GetLocation(),
    };
}
