using System.Runtime.CompilerServices;
using Ml.Contracts;
using Ml.Metrics;

namespace Ml.Training;

/// <summary>Reads classes and probabilities off an output as a term of the loss does.</summary>
sealed class ClassReader
{
    // One description for each type of model, so that looking a reader up allocates nothing.
    static readonly ConditionalWeakTable<ModelInfo, ClassReader[]> Known = [];

    readonly LossTerm _term;
    readonly TermLayout _layout;
    readonly string _name;

    ClassReader(ModelInfo model, LossTerm term) =>
        (_term, _layout, _name) = (term, new TermLayout(model, term), model.Outputs[term.Output].Name);

    /// <summary>The index of the output.</summary>
    internal int Output => _term.Output;

    /// <summary>The reader of an output; of the first that has one when no name is given.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message names those there are.</exception>
    internal static ClassReader Of(ModelInfo model, string? output)
    {
        var readers = Known.GetValue(model, static model =>
        [
            .. model.LossTerms
                .Where(term => term.Compares is TargetKind.Classes or TargetKind.YesNo).DistinctBy(term => term.Output)
                .Select(term => new ClassReader(model, term)),
        ]);
        foreach (var reader in readers)
        {
            if (output is null || reader._name == output)
                return reader;
        }

        throw new InvalidOperationException(
            $"The loss of {model.Name} reads {(output is null ? "no output" : $"no output '{output}'")} as classes"
            + (readers.Length == 0 ? "." : $"; it reads {string.Join(", ", readers.Select(reader => $"'{reader._name}'"))}."));
    }

    /// <summary>The classes, and the elements behind one index of their axis, in a batch that names every size.</summary>
    internal (int Width, int Inner) Layout(Batch batch, int length) => _layout.Of(batch, length);

    /// <summary>The same where only lengths are known; <paramref name="positions"/> is 0 where it is not.</summary>
    internal (int Width, int Inner) Layout(int length, int positions) => _layout.Of(length, positions);

    /// <summary>The class of each position: the one with the largest score; or 1 for yes and 0 for no.</summary>
    internal void ToClasses(ReadOnlySpan<float> scores, Span<int> classes, int width, int inner)
    {
        var threshold = _term.Scores == ScoreKind.Probabilities ? 0.5f : 0;
        for (var position = 0; position < classes.Length; position++)
        {
            classes[position] = _term.Compares == TargetKind.Classes
                ? Rows.ArgMax(scores, First(position, width, inner), inner, width)
                : float.IsNaN(scores[position]) ? -1 : scores[position] > threshold ? 1 : 0;
        }
    }

    /// <summary>Probabilities in the place of scores.</summary>
    /// <exception cref="InvalidOperationException">They are scores of another kind.</exception>
    internal void ToProbabilities(Span<float> scores, int width, int inner)
    {
        switch (_term.Scores)
        {
            case ScoreKind.Probabilities:
                break;
            case ScoreKind.LogProbabilities:
                foreach (ref var score in scores)
                    score = MathF.Exp(score);
                break;
            case ScoreKind.Logits when _term.Compares == TargetKind.YesNo:
                foreach (ref var score in scores)
                    score = 1 / (1 + MathF.Exp(-score));
                break;
            case ScoreKind.Logits:
                for (var position = 0; position < scores.Length / width; position++)
                    Softmax(scores, First(position, width, inner), inner, width);
                break;
            default:
                throw new InvalidOperationException(
                    $"'{_name}' are margins to {_term.Loss}: they order classes and make no probabilities.");
        }
    }

    // The largest score is subtracted against overflow; it cancels.
    static void Softmax(Span<float> scores, int first, int stride, int count)
    {
        var largest = float.NegativeInfinity;
        for (var i = 0; i < count; i++)
            largest = Math.Max(largest, scores[first + i * stride]);
        var sum = 0f;
        for (var i = 0; i < count; i++)
            sum += scores[first + i * stride] = MathF.Exp(scores[first + i * stride] - largest);
        for (var i = 0; i < count; i++)
            scores[first + i * stride] /= sum;
    }

    static int First(int position, int width, int inner) => position / inner * inner * width + position % inner;
}
