using System.Runtime.InteropServices;

namespace Ml.Training;

/// <summary>
/// Closes a status line however the process ends: by Ctrl-C or another signal, by Environment.Exit, by an exception of
/// this thread or of another one. Changes none of these ends: a signal that nobody handles still ends the process.
/// </summary>
sealed class TerminalGuard : IDisposable
{
    static readonly PosixSignal[] Signals =
        [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT];

    readonly StatusLine _status;
    readonly List<PosixSignalRegistration> _registered = [];

    TerminalGuard(StatusLine status)
    {
        _status = status;
        AppDomain.CurrentDomain.ProcessExit += Close;
        AppDomain.CurrentDomain.UnhandledException += Close;
        foreach (var signal in Signals)
        {
            try
            {
                _registered.Add(PosixSignalRegistration.Create(signal, _ => status.Close()));
            }
            catch (Exception e) when (e is PlatformNotSupportedException or IOException)
            {
                // A platform without signals.
            }
        }
    }

    /// <summary>Until it is disposed, every end of the process closes the line; disposing does, too.</summary>
    internal static TerminalGuard Over(StatusLine status) => new(status);

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= Close;
        AppDomain.CurrentDomain.UnhandledException -= Close;
        _registered.ForEach(registration => registration.Dispose());
        _status.Close();
    }

    void Close(object? sender, EventArgs e) => _status.Close();
}
