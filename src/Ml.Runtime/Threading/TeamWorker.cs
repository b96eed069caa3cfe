namespace Ml.Threading;

/// <summary>One helper thread: watches for jobs, spins for a while, then sleeps until woken.</summary>
sealed class TeamWorker
{
    readonly int _index;
    readonly SemaphoreSlim _wake = new(0);
    int _sleeps;

    public TeamWorker(int index)
    {
        _index = index;
        new Thread(Serve) { IsBackground = true, Name = $"Ml.Team {index + 1}" }.Start();
    }

    /// <summary>Tells a sleeping helper that there is a job; costs one read when it is awake.</summary>
    public void Wake()
    {
        if (Volatile.Read(ref _sleeps) != 0 && Interlocked.Exchange(ref _sleeps, 0) != 0)
            _wake.Release();
    }

    void Serve()
    {
        // A job that was published before this thread ran is seen as new: its number is at least 1.
        int seen = 0;
        while (true)
        {
            int spins = TeamJob.Patience;
            while (TeamJob.Number == seen)
            {
                if (spins-- > 0)
                    Thread.SpinWait(1);
                else
                    Sleep(seen);
            }
            seen = TeamJob.Number;
            TeamJob.Join(_index);
        }
    }

    void Sleep(int seen)
    {
        Interlocked.Exchange(ref _sleeps, 1);
        // A job may have come in between. Whoever takes the flag back knows whether a signal is under way.
        if (TeamJob.Number == seen || Interlocked.Exchange(ref _sleeps, 0) == 0)
            _wake.Wait();
    }
}
