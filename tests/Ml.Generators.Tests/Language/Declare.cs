namespace Ml.Generators.Tests.Language;

/// <summary>Builds the source of a model around what a test is about.</summary>
public static class Declare
{
    /// <summary>A sequential model, "Net", from its attributes.</summary>
    public static string Sequential(string attributes) => $"[Model]\n{attributes}\npublic partial class Net;\n";

    /// <summary>A graph model, "Net", from its members.</summary>
    public static string Graph(string members) => $"[Model]\npublic partial class Net\n{{\n{members}\n}}\n";

    /// <summary>A graph model with layers Inner (Dense(8)) and Head (Dense(3)) and the given body of Forward([batch, 8] x).</summary>
    public static string Forward(string body, string members = "") => Graph($$"""
            const int Width = 8;
            [Dense(Width)] private partial Tensor Inner(Tensor x);
            [Dense(3)] private partial Tensor Head(Tensor x);
            {{members}}
            Tensor Forward([Shape("batch", Width)] Tensor x)
            {
        {{body}}
            }
        """);
}
