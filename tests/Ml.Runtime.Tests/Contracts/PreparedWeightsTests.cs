using Ml.Contracts;

namespace Ml.Runtime.Tests.Contracts;

/// <summary>Prepared weights while many sessions run: worked out once, and never written while one reads them.</summary>
public sealed unsafe class PreparedWeightsTests
{
    const int Floats = 64, Threads = 6;

    static int s_prepared;

    [Fact]
    public void Sessions_that_begin_together_prepare_once()
    {
        using var model = new ModelMemory(typeof(PreparedWeightsTests), [new ParameterInfo("w", Floats)], []);
        var parameters = model.Parameters;
        parameters.Values.Fill(3);
        s_prepared = 0;
        using var start = new Barrier(Threads);
        OnThreads(_ =>
        {
            using var workspace = new Workspace(model);
            start.SignalAndWait();
            Run(workspace, model, 0).ShouldBe(3);
        });
        s_prepared.ShouldBe(1);
    }

    [Fact]
    public void What_a_run_reads_stays_when_another_run_finds_it_out_of_date()
    {
        using var model = new ModelMemory(typeof(PreparedWeightsTests), [new ParameterInfo("w", Floats)], []);
        var parameters = model.Parameters;
        parameters.Values.Fill(3);
        OnThreads(thread =>
        {
            using var workspace = new Workspace(model);
            for (var round = 0; round < 60; round++)
            {
                // The numbers stay the same, so that every run must read them whoever prepares meanwhile.
                if (round % Threads == thread)
                    parameters.MarkChanged();
                Run(workspace, model, 1).ShouldBe(3);
            }
        });
    }

    [Fact]
    public void One_session_after_another_uses_the_same_memory()
    {
        using var model = new ModelMemory(typeof(PreparedWeightsTests), [new ParameterInfo("w", Floats)], []);
        var parameters = model.Parameters;
        using var workspace = new Workspace(model);
        var first = Pointer();
        parameters.Values.Fill(5);
        ((nint)Pointer()).ShouldBe((nint)first);
        first[0].ShouldBe(5);

        float* Pointer()
        {
            workspace.Enter();
            var prepared = workspace.Prepared(model.PredictWeights, Floats, &Copy);
            workspace.Exit();
            return prepared;
        }
    }

    static float Run(Workspace workspace, ModelMemory model, int wait)
    {
        workspace.Enter();
        try
        {
            var prepared = workspace.Prepared(model.PredictWeights, Floats, &Copy);
            Thread.Sleep(wait);
            for (var i = 1; i < Floats; i++)
                prepared[i].ShouldBe(prepared[0]);
            return prepared[0];
        }
        finally
        {
            workspace.Exit();
        }
    }

    // Slow and in two steps: a run that reads meanwhile sees what no run may see.
    static void Copy(float* parameters, float* state, float* prepared)
    {
        Interlocked.Increment(ref s_prepared);
        new Span<float>(prepared, Floats).Fill(float.NaN);
        Thread.Sleep(1);
        new ReadOnlySpan<float>(parameters, Floats).CopyTo(new Span<float>(prepared, Floats));
    }

    static void OnThreads(Action<int> body)
    {
        List<Exception> failures = [];
        Thread[] threads =
        [
            .. Enumerable.Range(0, Threads).Select(t => new Thread(() =>
            {
                try
                {
                    body(t);
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
    }
}
