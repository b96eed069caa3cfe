using Ml.Models.Tests.Models;
using Ml.Models.Tests.Support;

namespace Ml.Models.Tests;

/// <summary>One model serves many threads, each through its own session.</summary>
public sealed class ConcurrencyTests
{
    [Fact]
    public void Sessions_of_one_model_give_on_every_thread_what_one_thread_gives()
    {
        using var model = new ConvNet(3);
        const int Rows = 8, Inputs = 2 * 11 * 13, Outputs = 7;
        float[][] images = [.. Enumerable.Range(0, 8).Select(s => Enumerable.Range(0, Rows * Inputs).Select(i => TestModel.Number(s, i)).ToArray())];
        float[][] expected = [.. images.Select(x => Run(model.Predict, x))];
        List<Exception> failures = [];
        Thread[] threads =
        [
            .. Enumerable.Range(0, 8).Select(t => new Thread(() =>
            {
                try
                {
                    using ConvNet.Session session = model.NewSession(batch: Rows);
                    for (int round = 0; round < 30; round++)
                        Run(session.Predict, images[t]).ShouldBe(expected[t]);
                }
                catch (Exception e)
                {
                    lock (failures)
                        failures.Add(e);
                }
            })),
        ];
        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());
        failures.ShouldBeEmpty();

        static float[] Run(Predictor predict, float[] x)
        {
            var y = new float[Rows * Outputs];
            predict(x, y);
            return y;
        }
    }

    [Fact]
    public void Two_threads_in_one_session_are_told_so()
    {
        using var model = new RowNet(3);
        using RowNet.Session session = model.NewSession(batch: 1);
        session.Workspace.Enter();
        var thrown = Should.Throw<InvalidOperationException>(() => session.Predict(new float[19], new float[3]));
        thrown.Message.ShouldContain("NewSession");
        session.Workspace.Exit();
        session.Predict(new float[19], new float[3]);
    }

    [Fact]
    public void A_disposed_session_says_so()
    {
        using var model = new RowNet(3);
        RowNet.Session session = model.NewSession(batch: 1);
        session.Dispose();
        Should.Throw<ObjectDisposedException>(() => session.Predict(new float[19], new float[3]));
    }

    [Fact]
    public void A_disposed_model_says_so_whoever_runs_it()
    {
        var model = new RowNet(3);
        using RowNet.Session session = model.NewSession(batch: 1);
        session.Predict(new float[19], new float[3]);
        model.Dispose();
        Action[] runs =
        [
            () => session.Predict(new float[19], new float[3]), () => model.Predict(new float[19], new float[3]),
            () => model.ComputeLoss(new float[19], new float[3]), () => model.Backpropagate(new float[19], new float[3], new float[19]),
        ];
        foreach (Action run in runs)
            Should.Throw<ObjectDisposedException>(run).Message.ShouldContain("'RowNet' was disposed");
    }

    [Fact]
    public void Room_for_less_than_nothing_names_the_size() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new RowNet(3).NewSession(-1)).ParamName.ShouldBe("batch");

    private delegate void Predictor(ReadOnlySpan<float> image, Span<float> logits);
}
