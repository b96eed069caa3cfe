namespace Ml.Samples.Tests.Guide;

/// <summary>Runs a program of a page in a folder of its own, and returns what it writes.</summary>
static class Capture
{
    public static string Run(Action program)
    {
        (TextWriter output, string folder) = (Console.Out, Environment.CurrentDirectory);
        using var said = new StringWriter();
        DirectoryInfo own = Directory.CreateTempSubdirectory("ml-guide-");
        try
        {
            Console.SetOut(said);
            Environment.CurrentDirectory = own.FullName;
            program();
        }
        catch (Exception problem)
        {
            throw new InvalidOperationException($"after writing\n{said}", problem);
        }
        finally
        {
            Console.SetOut(output);
            Environment.CurrentDirectory = folder;
            own.Delete(recursive: true);
        }

        return said.ToString();
    }
}
