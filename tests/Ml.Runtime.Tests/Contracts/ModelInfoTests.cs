using Ml.Contracts;

namespace Ml.Runtime.Tests.Contracts;

public sealed class ModelInfoTests
{
    [Fact]
    public void The_table_is_aligned_and_ends_with_totals()
    {
        var info = new ModelInfo(
            "DigitNet",
            [
                new("conv1", "Conv2D(32, kernel: 3)", "[batch, 32, 26, 26]", 320, 389_376),
                new("relu", "Relu", "[batch, 32, 26, 26]", 0, 21_632),
                new("fc", "Dense(10)", "[batch, 10]", 16_010, 32_000),
            ],
            16_330, 443_008, 86_528,
            [new("image", ElementKind.Float32, "[batch, 1, 28, 28]"), new("ids", ElementKind.Int32, "[batch]")],
            [new("logits", ElementKind.Float32, "[batch, 10]")],
            [new("label", ElementKind.Int32, "[batch]")],
            [
                new("logits", "CrossEntropy", LossReduction.Mean, 1, 0, 0, TargetKind.Classes, ScoreKind.Logits, 1, -1),
                new("term 2", "", LossReduction.PerBatch, 0.5),
            ]);
        info.ToTable().ShouldBe(
            """
            DigitNet
            layer  kind                   output               parameters    FLOPs
            ----------------------------------------------------------------------
            image  input                  [batch, 1, 28, 28]
            ids    input, int32           [batch]
            conv1  Conv2D(32, kernel: 3)  [batch, 32, 26, 26]         320  389,376
            relu   Relu                   [batch, 32, 26, 26]           -   21,632
            fc     Dense(10)              [batch, 10]              16,010   32,000
            ----------------------------------------------------------------------
            total                                                  16,330  443,008
            parameters 63.8 KiB, workspace 84.5 KiB for one example
            logits: CrossEntropy of logits against label, mean over what counts; classes along axis 1; -1 does not count
            term 2: 0.5 * arithmetic, by batch: its figure depends on the batch size

            """.ReplaceLineEndings("\n"));
    }
}
