using System.Text;

namespace Ml.Weights;

/// <summary>A file's tensors are not those of the model. Lists every difference; nothing was loaded.</summary>
public sealed class WeightMismatchException : Exception
{
    internal WeightMismatchException(
        string file, IReadOnlyList<string> missing, IReadOnlyList<string> surplus, IReadOnlyList<string> wrong)
        : base(Describe(file, missing, surplus, wrong)) =>
        (Missing, Surplus, Wrong) = (missing, surplus, wrong);

    /// <summary>Tensors that the model has and the file has not, with the model's shape.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>Tensors that the file has and the model has not, with the file's type and shape.</summary>
    public IReadOnlyList<string> Surplus { get; }

    /// <summary>Tensors that both have, with the model's shape and the file's type and shape.</summary>
    public IReadOnlyList<string> Wrong { get; }

    static string Describe(
        string file, IReadOnlyList<string> missing, IReadOnlyList<string> surplus, IReadOnlyList<string> wrong)
    {
        var text = new StringBuilder($"{file} does not fit the model; nothing was loaded");
        Append("missing in the file", missing);
        Append("not in the model", surplus);
        Append("wrong shape or type", wrong);
        return text.ToString();

        void Append(string title, IReadOnlyList<string> lines)
        {
            if (lines.Count == 0)
                return;
            text.Append($"\n  {title} ({lines.Count}):");
            foreach (var line in lines)
                text.Append("\n    ").Append(line);
        }
    }
}
