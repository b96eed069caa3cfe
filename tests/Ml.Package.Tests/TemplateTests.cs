using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;

namespace Ml.Package.Tests;

/// <summary>What <c>dotnet new</c> writes from the packed templates builds against the packed runtime, and does what it says.</summary>
[Collection(nameof(Feed))]
public sealed partial class TemplateTests(Feed feed)
{
    [Fact]
    public void The_console_template_trains_and_says_how_well()
    {
        var folder = Create("ml-console", "My.Trainer");

        var said = Dotnet.Run(folder, feed.Cache, "run", "-c", "Release");

        said.ShouldContain("epoch 2/2  loss ");
        var accuracy = AccuracyLine().Match(said).Groups["value"].Value;
        double.Parse(accuracy, CultureInfo.InvariantCulture).ShouldBeGreaterThan(0.9, said);
        File.Exists(Path.Combine(folder, "model.safetensors")).ShouldBeTrue();
        File.Exists(Path.Combine(folder, "report.html")).ShouldBeTrue();
    }

    [Fact]
    public async Task The_service_template_answers_requests()
    {
        var folder = Create("ml-service", "FlowerService");
        Dotnet.Run(folder, feed.Cache, "build", "-c", "Release", "-warnaserror");
        await Answers(folder, "dotnet", Path.Combine("bin", "Release", Build.ProgramFramework, "FlowerService.dll"));
    }

    [SkippableFact]
    public async Task The_service_template_answers_as_a_native_program()
    {
        Require.Tool("clang", "it links NativeAOT programs");
        var folder = Create("ml-service", "NativeService");
        Dotnet.Run(folder, feed.Cache, "publish", "-c", "Release", "-p:PublishAot=true", "-warnaserror", "-o", "out");
        await Answers(folder, Path.Combine(folder, "out", "NativeService"));
    }

    async Task Answers(string folder, string program, params string[] arguments)
    {
        using var service = Dotnet.Start(program, folder, feed.Cache, [.. arguments, "--urls", "http://127.0.0.1:0"]);
        try
        {
            var errors = service.StandardError.ReadToEndAsync();
            using var http = new HttpClient { BaseAddress = await AddressOf(service, errors) };

            var answer = await http.PostAsJsonAsync("/predict", new { flowers = new[] { new[] { 0.2f, 2.3f, 0.1f, 0.4f }, [2.1f, 0.1f, 0.3f, 0.2f] } });
            var kinds = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Answer[]>();
            List<HttpStatusCode> wrong = [];
            foreach (var text in new[] { """{"flowers": [[0.2]]}""", "{}", """{"flowers": null}""", """{"flowers": [null]}""", """{"flowers": [[1e300, 1, 1, 1]]}""" })
                wrong.Add((await http.PostAsync(new Uri("/predict", UriKind.Relative), new StringContent(text, Encoding.UTF8, "application/json"))).StatusCode);

            kinds!.Select(a => a.Kind).ShouldBe([1, 0]);
            kinds!.ShouldAllBe(a => a.Probabilities.Length == 3 && a.Probabilities[a.Kind] > 0.9f);
            wrong.ShouldAllBe(code => code == HttpStatusCode.BadRequest);
        }
        finally
        {
            service.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Installs the templates for this call alone, and writes a project from one.</summary>
    string Create(string template, string name)
    {
        var folder = feed.NewFolder(name);
        var hive = Path.Combine(folder, "..", "hive-" + name);
        var package = Path.Combine(feed.Packages, $"Ml.Templates.{Build.Version}.nupkg");
        Dotnet.Run(folder, feed.Cache, "new", "install", package, "--debug:custom-hive", hive);
        Dotnet.Run(folder, feed.Cache, "new", template, "-n", name, "-o", folder, "--debug:custom-hive", hive);
        return folder;
    }

    static async Task<Uri> AddressOf(Process service, Task<string> errors)
    {
        var said = "";
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await service.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            said += line + "\n";
            if (Address().Match(line) is { Success: true } found)
                return new Uri(found.Value);
        }

        throw new InvalidOperationException($"the service ended without listening:\n{said}{await errors}");
    }

    [GeneratedRegex(@"^accuracy: (?<value>[\d.]+)\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AccuracyLine();

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();

    sealed record Answer(int Kind, float[] Probabilities);
}
