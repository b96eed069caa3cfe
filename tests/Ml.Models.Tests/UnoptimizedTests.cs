using Ml.Models.Tests.Support;
using Ml.Testing.Declarations;

namespace Ml.Models.Tests;

/// <summary>Models of an assembly that the JIT may not optimise: the first large run says so, once, and a small one does not.</summary>
[Collection(ProcessWide.Name)]
public sealed class UnoptimizedTests
{
    private const string Declaration = """
        [assembly: System.Diagnostics.Debuggable(
            System.Diagnostics.DebuggableAttribute.DebuggingModes.Default | System.Diagnostics.DebuggableAttribute.DebuggingModes.DisableOptimizations)]

        [Model, Input("batch", 4, Name = "x"), Dense(8), Tanh, Dense(2), Softmax]
        public partial class Slow;
        """;

    [Theory]
    [InlineData("predicting", 1 << 15)]
    [InlineData("making room", 1 << 15)]
    [InlineData("predicting", 8)]
    [InlineData("making room", 8)]
    public void The_first_large_run_says_what_to_do(string what, int rows)
    {
        TextWriter errors = Console.Error;
        using var said = new StringWriter();
        Console.SetError(said);
        try
        {
            var assembly = ModelAssembly.Compile(new Dictionary<string, string>(StringComparer.Ordinal) { ["Slow"] = Declaration });
            for (int times = 0; times < 2; times++)
            {
                using var model = (IModel)Activator.CreateInstance(assembly.Find("Slow"), 1UL)!;
                if (what == "predicting")
                    Predict(model, rows);
                else
                    ((IDisposable)model.GetType().GetMethod("NewSession")!.Invoke(model, [rows])!).Dispose();
            }
        }
        finally
        {
            Console.SetError(errors);
        }

        string warning = said.ToString();
        warning.Split("WARNING: Declared is a Debug build").Length.ShouldBe(rows > 8 ? 2 : 1, warning);
        if (rows > 8)
            warning.ShouldContain("dotnet run -c Release");
    }

    private static void Predict(IModel model, int rows)
    {
        Batch batch = Batch.For(model.Description), outputs = Batch.ForOutputs(model.Description);
        batch.Reset(rows);
        batch.FillFloats(0, rows * 4).Clear();
        model.ReserveOutputs(batch, outputs);
        model.Predict(batch, outputs);
    }
}
