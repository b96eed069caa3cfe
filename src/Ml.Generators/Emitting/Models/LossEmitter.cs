using System.Globalization;
using Ml.Generators.Lowering.Losses;

namespace Ml.Generators.Emitting.Models;

/// <summary>Prints what a model says of its loss.</summary>
internal static class LossEmitter
{
    private const string C = "global::Ml.Contracts.";

    /// <summary>The terms as the last argument of the model's description.</summary>
    public static void WriteTerms(SourceWriter writer, IReadOnlyList<LossTerm> terms)
    {
        using (writer.Braces($"new {C}LossTerm[]", ");"))
        {
            foreach (LossTerm term in terms)
                writer.Line($"new({string.Join(", ", Arguments(term))}),");
        }
    }

    /// <summary>Hands over what a program told of each term, unless nobody listens.</summary>
    public static void WriteSums(SourceWriter writer, LossFigures figures)
    {
        using (writer.Braces("if (!terms_.IsEmpty)"))
        {
            for (int i = 0; i < figures.Terms.Count; i++)
            {
                TermFigures term = figures.Terms[i];
                string count = term.Count < 0 ? CSharpDialect.Size(term.Size) : $"figures[{Number(term.Count)}]";
                writer.Line($"terms_[{Number(i)}] = {C}LossSum.{(term.IsSum ? "Of" : "OfMean")}"
                    + $"(figures[{Number(term.Value)}], {count});");
            }
        }
    }

    private static IEnumerable<string> Arguments(LossTerm term)
    {
        yield return Names.Literal(term.Name);
        yield return Names.Literal(term.Loss);
        yield return $"{C}LossReduction.{term.Reduction}";
        yield return term.Weight.ToString("R", CultureInfo.InvariantCulture);
        yield return Number(term.Output);
        yield return Number(term.Target);
        yield return $"{C}TargetKind.{term.Reading.Target}";
        yield return $"{C}ScoreKind.{term.Reading.Scores}";
        if (term.Reading.ClassAxis >= 0)
            yield return Number(term.Reading.ClassAxis);
        if (term.Reading.Ignored is { } ignored)
            yield return Number(ignored);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
