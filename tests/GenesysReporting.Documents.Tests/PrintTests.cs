using System.Globalization;
using GenesysReporting.Documents.Pages;
using GenesysReporting.Reports;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Graphics.Colors;
using PrintedPage = UglyToad.PdfPig.Content.Page;

namespace GenesysReporting.Documents.Tests;

/// <summary>Printed pages, read by a library that did not write them. They are kept in out/test-results/pages.</summary>
[Collection(nameof(Browser))]
public class PrintTests(Browser browser)
{
    private static readonly string[] DarkAlone = [.. Colours(Palette.Dark).Except(Colours(Palette.Light))];

    [BrowserFact]
    public async Task A_print_has_the_title_and_the_light_colours_even_from_a_dark_window()
    {
        foreach ((string name, ReportResult report) in SampleReports.All().Where(s => s.Name != "hostile"))
        {
            PrintedPage[] pages = await PrintAsync(name, report);
            string[] colours = [.. pages.SelectMany(ColoursOf).Distinct()];

            Assert.StartsWith(report.Title, string.Join(' ', pages[0].GetWords().Select(w => w.Text)), StringComparison.Ordinal);
            Assert.Contains(Palette.Light["text"], colours);
            Assert.Empty(colours.Intersect(DarkAlone));
            Assert.All(pages, page => Assert.True(page.Width > page.Height, $"{name}: page {page.Number} is not in landscape."));
        }
    }

    [BrowserFact]
    public async Task A_print_has_every_row_and_the_total()
    {
        PrintedPage[] pages = await PrintAsync("queues", SampleReports.QueuePerformance());
        string[] words = [.. pages.SelectMany(p => p.GetWords()).Select(w => w.Text)];

        // The media type of 12 queues in 48 half hours, and of the filter.
        Assert.Equal((12 * 48) + 1, words.Count(w => w == "voice"));
        // The total of offers, in its tile and below the table.
        Assert.Equal(2, words.Count(w => w == "25,184"));
    }

    [BrowserFact]
    public async Task A_print_repeats_the_headings_on_each_page_of_the_table()
    {
        PrintedPage[] pages = await PrintAsync("queues", SampleReports.QueuePerformance());
        PrintedPage[] ofTable = [.. pages.Where(p => p.GetWords().Count(w => w.Text == "voice") > 1)];

        Assert.InRange(ofTable.Length, 10, 30);
        Assert.All(ofTable, page => Assert.Contains(page.GetWords(), w => w.Text == "Transfers"));
    }

    [BrowserFact]
    public async Task A_print_is_white_and_hides_what_only_a_window_can_use()
    {
        await browser.OpenAsync(await Documents.PageAsync(SampleReports.QueuePerformance(24)), 1024, isDark: true);
        Assert.Equal("dark flex block", await StylesAsync());

        await browser.ShowPrintAsync(isDark: true);
        Assert.Equal("white none none", await StylesAsync());
    }

    private async Task<PrintedPage[]> PrintAsync(string name, ReportResult report)
    {
        await browser.OpenAsync(await Documents.PageAsync(report), 1024, isDark: true);
        byte[] print = await browser.PrintAsync();
        await File.WriteAllBytesAsync(Path.Combine(Documents.Pictures, $"{name}.pdf"), print);
        using PdfDocument document = PdfDocument.Open(print);
        return [.. document.GetPages()];
    }

    private async Task<string> StylesAsync()
    {
        string ground = await browser.EvaluateAsync("getComputedStyle(document.body).backgroundColor");
        string label = await browser.EvaluateAsync("getComputedStyle(document.querySelector('.tools label')).display");
        string details = await browser.EvaluateAsync("getComputedStyle(document.querySelector('details')).display");
        return $"{(ground == "rgb(255, 255, 255)" ? "white" : ground == "rgb(15, 19, 24)" ? "dark" : ground)} {label} {details}";
    }

    private static IEnumerable<string> ColoursOf(PrintedPage page) => page.Letters.Select(letter => letter.Color)
        .Concat(page.Paths.Where(path => path.IsFilled).Select(path => path.FillColor))
        .Concat(page.Paths.Where(path => path.IsStroked).Select(path => path.StrokeColor))
        .OfType<IColor>()
        .Distinct()
        .Select(Hex);

    private static string Hex(IColor colour)
    {
        (double red, double green, double blue) = colour.ToRGBValues();
        return string.Create(CultureInfo.InvariantCulture, $"#{Level(red):x2}{Level(green):x2}{Level(blue):x2}");
    }

    private static int Level(double part) => (int)Math.Round(part * 255);

    private static IEnumerable<string> Colours(Palette palette) => palette.Names.Select(name => palette[name]);
}
