using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Reading;

/// <summary>Calls of Ml.Functions, bound through the composite's signature, and operands of any step.</summary>
internal sealed partial class BodyInterpreter
{
    private AbstractValue CallFunction(IInvocationOperation call, Composite composite, Frame frame)
    {
        Signature signature = composite.Signature;
        List<int> operands = [];
        List<Location> operandSites = [];
        List<ArgumentSpec> arguments = [];
        Dictionary<string, Location> argumentSites = new(StringComparer.Ordinal);
        bool isKnown = true;
        foreach (IArgumentOperation argument in call.Arguments.OrderBy(a => a.Parameter?.Ordinal ?? 0))
        {
            if (argument.ArgumentKind == Microsoft.CodeAnalysis.Operations.ArgumentKind.DefaultValue
                || argument.Parameter is not { } parameter)
                continue;
            AbstractValue value = Evaluate(argument.Value, frame);
            if (HasUnknown(value))
            {
                isKnown = false;
            }
            else if (ArgumentReader.Find(signature, parameter.Name) is { } declared)
            {
                argumentSites[declared.Name] = argument.Syntax.GetLocation();
                argumentSites[parameter.Name] = argument.Syntax.GetLocation();
                if (Bind(composite.Signature.Name, declared, value, parameter, argument) is { } bound)
                    arguments.Add(new ArgumentSpec(declared.Name, bound));
                else
                    isKnown = false;
            }
            else
            {
                AddOperands(value, parameter.Type, argument, operands, operandSites, ref isKnown);
            }
        }

        if (!isKnown)
        {
            // Either reported where it was found, or an error of C#'s.
            context.Break();
            return AbstractValue.Unknown;
        }

        string text = call.Syntax is InvocationExpressionSyntax syntax
            ? SourceText.OfCall(signature.Name, syntax.ArgumentList.Arguments)
            : signature.Name;
        Site site = new(NameOf(call), argumentSites, operandSites) { Expression = call.Syntax.GetLocation() };
        StepSpec step = new(
            StepKind.Function, -1, signature.Name, operands.ToEquatableArray(), arguments.ToEquatableArray(),
            signature.Results,
            text, SourceText.LineOf(site.Whole));
        return Results(program.Add(step, site), signature.Results);
    }

    private static bool HasUnknown(AbstractValue value) => value switch
    {
        AbstractValue.UnknownValue => true,
        AbstractValue.Items items => items.Values.Any(HasUnknown),
        _ => false,
    };

    private void AddOperands(
        AbstractValue value, ITypeSymbol type, IArgumentOperation source, List<int> operands, List<Location> sites,
        ref bool isKnown)
    {
        // An optional tensor that is not given.
        if (value is AbstractValue.Constant { Value: null })
            return;
        AbstractValue[] all = value is AbstractValue.Items items ? [.. items.Values] : [value];
        IReadOnlyList<IOperation> sources = source.Value switch
        {
            IArrayCreationOperation { Initializer.ElementValues: var elements } when elements.Length == all.Length =>
                elements,
            ICollectionExpressionOperation { Elements: var elements } when elements.Length == all.Length => elements,
            IConversionOperation { Operand: ICollectionExpressionOperation { Elements: var elements } }
                when elements.Length == all.Length => elements,
            _ => [],
        };
        ITypeSymbol element = type is IArrayTypeSymbol array ? array.ElementType
            : type is INamedTypeSymbol { IsGenericType: true } list && !KnownSymbols.IsTensor(type)
            ? list.TypeArguments[0]
            : type;
        for (int i = 0; i < all.Length; i++)
        {
            IOperation site = i < sources.Count ? sources[i] : source.Value;
            if (AsOperand(all[i], element, site) is { } id)
            {
                operands.Add(id);
                sites.Add(site.Syntax.GetLocation());
            }
            else
            {
                isKnown = false;
                Reject(site);
            }
        }
    }

    /// <summary>A constant or size as the value of a declared argument, or null after a problem.</summary>
    private ArgumentValue? Bind(
        string function, Argument declared, AbstractValue value, IParameterSymbol parameter, IArgumentOperation source)
    {
        Location location = source.Syntax.GetLocation();
        AbstractValue[] all = value is AbstractValue.Items items ? [.. items.Values] : [value];
        if (declared.Kind is Ops.ArgumentKind.Sizes or Ops.ArgumentKind.Size)
        {
            Dim?[] dims = all.Select(ConstantArithmetic.AsSize).ToArray();
            if (dims.All(d => d is not null))
                return ArgumentReader.Sizes(function, declared, dims!, location, context);
        }
        else if (all.All(v => v is AbstractValue.Constant))
        {
            object?[] constants = all.Select(v => ((AbstractValue.Constant)v).Value).ToArray();
            return parameter.Type.TypeKind == TypeKind.Enum && constants.Length == 1
                ? ArgumentReader.Choice(parameter.Type, constants[0], declared, location, context)
                : ArgumentReader.Bind(function, declared, constants, location, context);
        }

        context.Report(
            ProblemIds.NotReadable,
            $"'{SourceText.Of(source.Value.Syntax)}' is not known when the model is compiled, and '{declared.Name}' of "
            + $"'{function}' must be", "write a constant, or a size such as x.Dim(\"time\") where one is taken",
            location);
        return null;
    }

    /// <summary>
    /// The value's number; numbers and sizes become constants of the program. Null for what is no tensor.
    /// </summary>
    private int? AsOperand(AbstractValue value, ITypeSymbol type, IOperation source)
    {
        if (value is AbstractValue.Tensor tensor)
            return tensor.Id;
        ElementType element = KnownSymbols.TensorElement(type) ?? ElementType.Float32;
        return ToTensor(value, element, source) is AbstractValue.Tensor constant ? constant.Id : null;
    }

    private AbstractValue ToTensor(AbstractValue value, ElementType element, IOperation source)
    {
        ArgumentValue? argument = value switch
        {
            AbstractValue.Constant { Value: bool flag } => new ArgumentValue.Flag(flag),
            AbstractValue.Constant { Value: long or double } number =>
                new ArgumentValue.Number(ConstantArithmetic.ToDouble(number)),
            AbstractValue.Size size => new ArgumentValue.Size(size.Value),
            _ => null,
        };
        if (argument is null)
            return value is AbstractValue.UnknownValue ? value : Reject(source);
        string? name = element == ElementType.Float32 ? null : element.ToString();
        return new AbstractValue.Tensor(
            program.AddConstant(argument, name, SourceText.Of(source.Syntax), source.Syntax.GetLocation()));
    }

    private AbstractValue Function(
        string operation, int[] operands, EquatableArray<ArgumentSpec> arguments, string text, Site site)
    {
        StepSpec step = new(
            StepKind.Function, -1, operation, operands.ToEquatableArray(), arguments, 1, text,
            SourceText.LineOf(site.Whole));
        return new AbstractValue.Tensor(program.Add(step, site));
    }
}
