namespace Ml.Editing;

/// <summary>What is typed: two hundred characters of the kinds that happen while a project is written.</summary>
/// <remarks>Each entry starts from the files as they are; what it typed is taken back before the next one.</remarks>
public static class TypedText
{
    /// <summary>Kinds of edits, as the table names them.</summary>
    public const string Comment = "comment", Elsewhere = "other code", Number = "number of a layer",
        Name = "half-typed name", Space = "white space", Forward = "in Forward";

    /// <summary>Every entry.</summary>
    public static IReadOnlyList<Typing> All { get; } =
    [
        new(Comment, "GptRepeated.cs", "public partial class GptRepeated\n{", " // as large"),
        new(Comment, "GptLayers.cs", "Positions(Range(ids.Dim(\"time\")));", " // tokens"),
        new(Comment, "Digits.cs", "/// <summary>Two convolutions", " of 3 x 3"),
        new(Comment, "Application.cs", "float loss = 0;", " // the last"),
        new(Elsewhere, "Application.cs", "counts[word] = count + 1;", " total += count;"),
        new(Elsewhere, "Application.cs", "loss = model.Backpropagate(images, labels);", " Console.Write("),
        new(Elsewhere, "Application.cs", "step < 10", "0"),
        new(Number, "GptRepeated.cs", "Use<GptBlock>(repeat: 12", "\b\b8"),
        new(Number, "GptRepeated.cs", "Context = 64", "\b\b128"),
        new(Number, "GptLayers.cs", "Vocabulary = 65", "0\b\b\b96"),
        new(Number, "GptBlock.cs", "Heads = 4", "\b8"),
        new(Number, "Pictures.cs", "[Conv2D(32, kernel: 3, padding: Padding.Same), Relu]\n[Conv2D(32", "\b\b48"),
        new(Number, "Perceptron.cs", "Dense(128", "0\b\b\b\b96"),
        new(Number, "DeepPerceptron.cs", "[Dense(256), LayerNorm, Gelu]\n[Dense(128", "\b\b\b192"),
        new(Number, "Residual.cs", "Dense(10", "0\b\b2"),
        new(Number, "Mobile.cs", "[Conv2D(16", "\b\b24"),
        new(Name, "Perceptron.cs", "Relu]", "\n[Dropout(0.1f)]"),
        new(Name, "Digits.cs", "kernel: 3), Relu, MaxPool2D(2)]\n[Conv2D(64, kernel: 3)", ", BatchNorm"),
        new(Name, "Series.cs", "Conv1D(32, kernel: 5), Relu", "6"),
        new(Name, "GptLayers.cs", "return Head(Norm(x", "\b2"),
        new(Space, "GptRepeated.cs", "const int Vocabulary = 65,", "   "),
        new(Space, "GptBlock.cs", "x += Attend(Norm1(x));", "\n   \n"),
        new(Space, "Autoencoder.cs", "[Dense(16), Relu]", "\n "),
        new(Space, "Application.cs", "return loss;", "  \n "),
        new(Forward, "GptLayers.cs", "Tensor x = Tokens(ids) + Positions(Range(ids.Dim(\"time\")));", "x *= 0.5f;"),
        new(Forward, "GptBlock.cs", "return x + Contract(Gelu(Expand(Norm2(x))))", " * 2f"),
        new(Forward, "Residual.cs", "x = Relu(x + Norm2(Conv2(inner)));", "x = Tanh(x);"),
        new(Forward, "Recurrent.cs", "return update * before", " * 1f"),
        new(Forward, "GatedMlp.cs", "x += Down(Silu(Gate(inner)) * Up(inner)", " + inner"),
    ];
}
