using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Ml.Generators.Reading;

/// <summary>An argument the user wrote in an attribute; what is left out is not among them.</summary>
/// <param name="Name">The constructor's parameter or the property.</param>
/// <param name="Location">All of it, with its name when it was written.</param>
/// <param name="Elements">For params, each element; otherwise the argument itself.</param>
internal sealed record GivenArgument(
    string Name, TypedConstant Value, Location Location, IReadOnlyList<Location> Elements)
{
    public static IReadOnlyList<GivenArgument> Of(AttributeData attribute)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax()
            is not AttributeSyntax { ArgumentList.Arguments: var written })
            return [];

        List<GivenArgument> given = [];
        int position = 0;
        foreach (AttributeArgumentSyntax argument in written)
        {
            Location location = argument.GetLocation();
            if (argument.NameEquals is { } property)
            {
                string name = property.Name.Identifier.ValueText;
                foreach (KeyValuePair<string, TypedConstant> pair in attribute.NamedArguments.Where(p => p.Key == name))
                    given.Add(new GivenArgument(name, pair.Value, location, [location]));
            }
            else if (ParameterOf(attribute, argument, position++) is { } parameter)
            {
                int known = given.FindIndex(g => g.Name == parameter.Name);
                if (known < 0)
                {
                    given.Add(
                        new GivenArgument(
                            parameter.Name, attribute.ConstructorArguments[parameter.Ordinal], location, [location]));
                }
                else
                    given[known] = given[known] with { Elements = [.. given[known].Elements, location] };
            }
        }

        return given;
    }

    private static IParameterSymbol? ParameterOf(
        AttributeData attribute, AttributeArgumentSyntax argument, int position)
    {
        if (attribute.AttributeConstructor is not { Parameters: { Length: > 0 } parameters })
            return null;
        IParameterSymbol? parameter = argument.NameColon is { } colon
            ? parameters.FirstOrDefault(p => p.Name == colon.Name.Identifier.ValueText)
            : parameters[Math.Min(position, parameters.Length - 1)];
        return parameter is not null && parameter.Ordinal < attribute.ConstructorArguments.Length ? parameter : null;
    }
}
