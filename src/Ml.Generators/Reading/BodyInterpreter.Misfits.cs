using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Ml.Generators.Shapes;

namespace Ml.Generators.Reading;

/// <summary>What C# refuses without a word of what to do.</summary>
internal sealed partial class BodyInterpreter
{
    /// <summary>
    /// A call that is given whole numbers where it takes floats, or floats where it takes whole numbers: C# says that
    /// it cannot convert the one to the other.
    /// </summary>
    private void ReportMisfit(IOperation operation)
    {
        if (operation is not IInvalidOperation { Syntax: InvocationExpressionSyntax call, SemanticModel: { } model })
            return;
        IMethodSymbol[] methods = model.GetSymbolInfo(call, context.Cancellation).CandidateSymbols
            .OfType<IMethodSymbol>().ToArray();
        for (int i = 0; i < call.ArgumentList.Arguments.Count && methods.Length > 0; i++)
        {
            ArgumentSyntax argument = call.ArgumentList.Arguments[i];
            ElementType?[] wanted = methods.Select(m => ElementOf(m, argument, i)).Distinct().ToArray();
            ElementType? given = KnownSymbols.TensorElement(model.GetTypeInfo(argument.Expression).Type);
            if (wanted.Length == 1 && wanted[0] is { } element && given is { } other && other != element
                && element != ElementType.Bool && other != ElementType.Bool)
            {
                Report(methods[0].Name, argument.Expression, isInt: element == ElementType.Int32);
                return;
            }
        }
    }

    private static ElementType? ElementOf(IMethodSymbol method, ArgumentSyntax argument, int place)
    {
        IParameterSymbol? parameter = argument.NameColon is { Name.Identifier.ValueText: var name }
            ? method.Parameters.FirstOrDefault(p => p.Name == name)
            : place < method.Parameters.Length ? method.Parameters[place] : null;
        return KnownSymbols.TensorElement(parameter?.Type);
    }

    private void Report(string method, ExpressionSyntax argument, bool isInt)
    {
        string text = SourceText.Of(argument), type = isInt ? "Tensor<int>" : "Tensor";
        string declare = argument is IdentifierNameSyntax ? $"declare '{text}' as {type}, or " : "";
        context.Report(
            isInt ? ProblemIds.IndexType : ProblemIds.ElementTypes,
            isInt ? $"'{method}' takes whole numbers, a Tensor<int>, but '{text}' is a Tensor of floats"
                : $"'{method}' takes floats, a Tensor, but '{text}' is a Tensor<int> of whole numbers",
            $"{declare}write ({type}){(argument is IdentifierNameSyntax or InvocationExpressionSyntax ? text
                : $"({text})")}{(isInt ? ", which drops fractions" : "")}",
            argument.GetLocation());
    }
}
