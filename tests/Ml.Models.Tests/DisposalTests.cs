using Ml.Models.Tests.Models;
using Ml.Models.Tests.Support;
using Ml.Optimizers;
using Ml.Weights;

namespace Ml.Models.Tests;

/// <summary>
/// Whatever a model is doing on other threads when it is disposed: they finish or get an ObjectDisposedException. Memory
/// freed under a run would end the process, which is how these tests fail.
/// </summary>
public sealed class DisposalTests : IDisposable
{
    private const int Rounds = 25, Rows = 16, Inputs = 2 * 11 * 13, Outputs = 7;

    private readonly string _folder = Directory.CreateTempSubdirectory("ml-disposal-").FullName;

    public static TheoryData<string> Uses => [.. All.Keys];

    /// <summary>Everything that reads or writes a model's memory, each until the model is gone.</summary>
    private static Dictionary<string, Action<ConvNet, string>> All { get; } = new()
    {
        ["session"] = (model, _) =>
        {
            using ConvNet.Session session = model.NewSession(batch: 1);
            float[] x = new float[Rows * Inputs], y = new float[Rows * Outputs];
            while (true)
                session.Predict(x, y);
        },
        ["new sessions"] = (model, _) =>
        {
            float[] x = new float[Inputs], y = new float[Outputs];
            while (true)
            {
                using ConvNet.Session session = model.NewSession(batch: 4);
                session.Predict(x, y);
            }
        },
        ["forgotten sessions"] = (model, _) =>
        {
            float[] x = new float[Inputs], y = new float[Outputs];
            while (true)
                model.NewSession(batch: 4).Predict(x, y);
        },
        ["predict"] = (model, _) =>
        {
            Batch batch = TestModel.Fill(model, Rows);
            Batch outputs = Batch.ForOutputs(model.Description);
            while (true)
                ((IModel)model).Predict(batch, outputs);
        },
        ["loss"] = (model, _) =>
        {
            Batch batch = TestModel.Fill(model, Rows);
            while (true)
                ((ITrainable)model).ComputeLoss(batch);
        },
        ["training"] = (model, _) =>
        {
            using var optimizer = new AdamW(1e-3f) { ClipNorm = 1 };
            Batch batch = TestModel.Fill(model, Rows);
            while (true)
            {
                ((ITrainable)model).Backpropagate(batch);
                optimizer.Step(model.Parameters, model.Gradients);
            }
        },
        ["steps"] = (model, _) =>
        {
            using var optimizer = new AdamW(1e-3f) { ClipNorm = 1 };
            while (true)
                optimizer.Step(model.Parameters, model.Gradients);
        },
        ["changes"] = (model, _) =>
        {
            float[] x = new float[Inputs], y = new float[Outputs];
            using ConvNet.Session session = model.NewSession(batch: 1);
            while (true)
            {
                model.Parameters.MarkChanged(); // prepares anew
                session.Predict(x, y);
            }
        },
        ["saving"] = (model, folder) =>
        {
            while (true)
                model.Save(Path.Combine(folder, $"{Environment.CurrentManagedThreadId}"));
        },
        ["copies"] = (model, _) =>
        {
            using var copy = new ParameterSet(model.Parameters.Infos);
            while (true)
            {
                copy.CopyFrom(model.Parameters);
                model.Gradients.CopyFrom(copy);
                model.Gradients.Clear();
            }
        },
    };

    [Theory]
    [MemberData(nameof(Uses))]
    public void Disposing_a_model_in_use_ends_its_uses_with_an_exception(string use)
    {
        for (int round = 0; round < Rounds; round++)
        {
            var model = new ConvNet((ulong)round);
            string path = Path.Combine(_folder, "file");
            model.Save(path);
            if (round % 2 == 1 && use is not ("training" or "steps" or "copies"))
            {
                // Over a mapped file, which is closed while it is in use.
                model.Dispose();
                using SafetensorsFile file = SafetensorsFile.Open(path);
                model = ConvNet.Load(file, inPlace: true);
                model.Parameters.IsReadOnly.ShouldBeTrue();
            }

            DisposeInUse(model, () => All[use](model, _folder), twice: round % 3 == 0);
        }
    }

    [Fact]
    public void Disposing_a_session_in_use_ends_its_uses_with_an_exception()
    {
        using var model = new ConvNet(1);
        for (int round = 0; round < Rounds; round++)
        {
            ConvNet.Session session = model.NewSession(batch: Rows);
            float[] x = new float[Rows * Inputs], y = new float[Rows * Outputs];
            DisposeInUse(session, () =>
            {
                while (true)
                {
                    try
                    {
                        session.Predict(x, y);
                    }
                    catch (InvalidOperationException e) when (e is not ObjectDisposedException)
                    {
                        // The other thread is in the session.
                    }
                }
            }, twice: true);
        }

        model.Predict(new float[Inputs], new float[Outputs]);
    }

    [Fact]
    public void A_set_of_a_model_goes_with_the_model_and_not_before()
    {
        var model = new ConvNet(1);
        model.Parameters.Dispose();
        model.State.Dispose();
        model.Gradients.Dispose();
        model.Predict(new float[Inputs], new float[Outputs]);
        model.Dispose();
        Should.Throw<ObjectDisposedException>(() => model.Parameters.ReadOnlyValues.Length);
        Should.Throw<ObjectDisposedException>(() => model.Gradients).Message.ShouldContain("'ConvNet'");
        Should.Throw<ObjectDisposedException>(() => model.NewSession(batch: 1)).Message.ShouldContain("'ConvNet'");
        Should.Throw<ObjectDisposedException>(() => model.Save(Path.Combine(_folder, "late")));
        File.Exists(Path.Combine(_folder, "late")).ShouldBeFalse();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Spans_handed_out_before_stay_readable(bool inPlace)
    {
        string path = Path.Combine(_folder, "spans");
        using (var model = new ConvNet(7))
            model.Save(path);
        float expected = Sum(Read(path, inPlace));
        ReadOnlySpan<float> span = Read(path, inPlace);
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Sum(span).ShouldBe(expected);

        static ReadOnlySpan<float> Read(string path, bool inPlace)
        {
            using SafetensorsFile file = SafetensorsFile.Open(path);
            using ConvNet model = ConvNet.Load(file, inPlace);
            return model.Parameters.ReadOnlyValues;
        }

        static float Sum(ReadOnlySpan<float> span)
        {
            float sum = 0;
            foreach (float value in span)
                sum += value;
            return sum;
        }
    }

    [Fact]
    public void A_file_that_was_closed_loads_nothing()
    {
        string path = Path.Combine(_folder, "closed");
        using (var model = new ConvNet(7))
            model.Save(path);
        SafetensorsFile file = SafetensorsFile.Open(path);
        file.Dispose();
        file.Dispose();
        Should.Throw<ObjectDisposedException>(() => ConvNet.Load(file));
        Should.Throw<ObjectDisposedException>(() => ConvNet.Load(file, inPlace: true));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void DisposeInUse(IDisposable used, Action use, bool twice)
    {
        List<Exception> thrown = [];
        using var started = new CountdownEvent(2);
        Thread[] threads =
        [
            .. Enumerable.Range(0, 2).Select(_ => new Thread(() =>
            {
                started.Signal();
                try
                {
                    use();
                }
                catch (Exception e)
                {
                    lock (thrown)
                        thrown.Add(e);
                }
            })),
        ];
        // Two threads in one session are told so, which ends one of them early: that is another test's subject.
        Array.ForEach(threads, t => t.Start());
        started.Wait();
        Thread.Sleep(1);
        if (twice)
            Parallel.Invoke(used.Dispose, used.Dispose);
        else
            used.Dispose();
        GC.Collect();
        Array.ForEach(threads, t => t.Join());
        thrown.Count.ShouldBe(2);
        thrown.ShouldAllBe(e => e is InvalidOperationException); // ObjectDisposedException is one
        thrown.ShouldContain(e => e is ObjectDisposedException);
    }
}
