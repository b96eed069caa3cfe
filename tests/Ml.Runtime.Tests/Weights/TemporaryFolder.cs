namespace Ml.Runtime.Tests.Weights;

sealed class TemporaryFolder : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ml-weights-");

    public string File(string name) => Path.Combine(_folder.FullName, name);

    public string[] Names => [.. _folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Delete(recursive: true);
}
