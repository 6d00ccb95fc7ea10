using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NtkWorkbench.Core.Data.Functions;
using NtkWorkbench.Core.Networks.Initialization;
using NtkWorkbench.Core.Training.Optimizers;
using NtkWorkbench.Core.Training.Schedules;
using NtkWorkbench.Jobs.JobFiles.Records;

namespace NtkWorkbench.Jobs.JobFiles.Contract;

/// <summary>
/// How the records look in a job file: the one table that binding, resolved.yaml and the schema are made from.
/// Everything else (keys, types, required, ranges, descriptions) is on the records.
/// </summary>
internal static class JobContract
{
    private static readonly Family[] Families =
    [
        new()
        {
            Type = typeof(Job), Discriminator = "kind", Default = "network",
            Members =
            [
                new("network", typeof(NetworkJob)), new("quadratic", typeof(QuadraticJob)), new("step_size", typeof(StepSizeJob)),
                new("instance_noise", typeof(InstanceNoiseJob)), new("learning_rate_sweep", typeof(LearningRateSweepJob)),
                new("comparison", typeof(ComparisonJob)),
            ],
        },
        new()
        {
            Type = typeof(DataOptions), Discriminator = "kind",
            Members = [new("function", typeof(FunctionDataOptions)), new("csv", typeof(CsvDataOptions))],
        },
        new()
        {
            Type = typeof(DesignOptions), Discriminator = "kind",
            Members =
            [
                new("modes", typeof(ModesDesignOptions)), new("csv", typeof(CsvDesignOptions)), new("drawn", typeof(DrawnDesignOptions)),
            ],
        },
        new()
        {
            Type = typeof(TargetFunction), Discriminator = "kind",
            Members =
            [
                new("piecewise_linear", typeof(PiecewiseLinearFunction)), new("sine", typeof(SineFunction)),
                new("sine_mixture", typeof(SineMixtureFunction)), new("step", typeof(StepFunction)),
                new("absolute_value", typeof(AbsoluteValueFunction)),
            ],
        },
        new()
        {
            Type = typeof(InitializationScheme), Discriminator = "scheme",
            Members =
            [
                new("he_normal", typeof(HeNormalScheme)), new("he_uniform", typeof(HeUniformScheme)),
                new("xavier_normal", typeof(XavierNormalScheme)), new("xavier_uniform", typeof(XavierUniformScheme)),
                new("lecun_normal", typeof(LecunNormalScheme)), new("normal", typeof(NormalScheme)),
                new("uniform", typeof(UniformScheme)), new("pytorch_default", typeof(PytorchDefaultScheme)),
                new("zeros", typeof(ZerosScheme)), new("constant", typeof(ConstantScheme)), new("elbows", typeof(ElbowsScheme)),
            ],
        },
        new()
        {
            Type = typeof(OptimizerOptions), Discriminator = "kind",
            Members =
            [
                new("sgd", typeof(SgdOptions)), new("momentum", typeof(MomentumOptions)),
                new("adam", typeof(AdamOptions)), new("rmsprop", typeof(RmsPropOptions)),
            ],
        },
        new()
        {
            Type = typeof(ScheduleOptions), Discriminator = "kind",
            Members =
            [
                new("constant", typeof(ConstantScheduleOptions)), new("step", typeof(StepScheduleOptions)),
                new("exponential", typeof(ExponentialScheduleOptions)), new("inverse_time", typeof(InverseTimeScheduleOptions)),
                new("cosine", typeof(CosineScheduleOptions)), new("linear_warmup", typeof(LinearWarmupScheduleOptions)),
                new("sequence", typeof(SequenceScheduleOptions)),
            ],
        },
    ];

    /// <summary>The contracts of every record, in snake_case.</summary>
    public static JsonSerializerOptions Options { get; } = CreateOptions();

    /// <summary>The family of an abstract record; null for other types.</summary>
    public static Family? FamilyOf(Type type) => Array.Find(Families, family => family.Type == type);

    /// <summary>The contract of a record that is no family.</summary>
    public static JsonTypeInfo Of(Type type) => Options.GetTypeInfo(type);

    /// <summary>An enum value or a member of a family as job files name it.</summary>
    public static string NameOf(object value) => value is Enum
        ? JobNames.Policy.ConvertName(value.ToString()!)
        : Families.SelectMany(family => family.Members).First(member => member.Type == value.GetType()).Name;

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JobNames.Policy,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Complete } },
            Converters =
            {
                new JsonStringEnumConverter(JobNames.Policy, allowIntegerValues: false),
                new IntervalConverter(), new LearningRateConverter(), new CheckpointSelectorConverter(), new DeviceConverter(),
            },
        };
        options.MakeReadOnly();
        return options;
    }

    private static void Complete(JsonTypeInfo contract)
    {
        contract.PolymorphismOptions = FamilyOf(contract.Type)?.ToPolymorphism();
        for (int i = contract.Properties.Count - 1; i >= 0; i--)
        {
            JsonPropertyInfo property = contract.Properties[i];
            if (property.Set is null)
                contract.Properties.RemoveAt(i);
            // As a reader expects them: what every job has around what is its own.
            if (property.DeclaringType == typeof(Job))
                property.Order = property.PropertyType == typeof(FigureOptions) ? 1 : -2;
            else if (property.DeclaringType == typeof(TrainingJob))
                property.Order = -1;
        }
    }
}
